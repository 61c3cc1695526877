"""Documents that leave the house: PDF through Typst, citations, CSV. Knows no room, needs no models.

`paper.paper_pdf`, `record.record_pdf` make the two printed documents; `pdf.render_pdf` is the engine under
them. `cite` describes one publication in the forms that libraries and search engines read. `tables` writes
CSV. Nothing here is imported by this file: Typst itself lives in a subprocess only.
"""
