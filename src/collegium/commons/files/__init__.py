"""Files: taken in only when their content is what their name says, kept by content, given out only behind a
guard.

A room keeps an upload inside an act and says who may read the files of its objects. Every file leaves as an
attachment that no browser will run.
"""

from .guards import offer_file_guard
from .keeping import FileRow, drop_files, file_rows, keep_upload, open_file

__all__ = ["FileRow", "drop_files", "file_rows", "keep_upload", "offer_file_guard", "open_file"]
