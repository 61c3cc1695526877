"""One citation and texts of any kind for the tests of citations."""

from datetime import date

from hypothesis import strategies as st

from collegium.commons.exports.citation import one_line
from collegium.commons.exports.cite import Body, Citation

ROR = "https://ror.org/04d836q62"
ORCID = "https://orcid.org/0000-0002-1825-0097"
HOUSE = Body("Collegium", ROR)
PAPER = Citation(
    title="Open by design",
    subtitle="what the European Research Area Act should settle",
    kind="Position paper",
    bodies=(HOUSE,),
    publisher=HOUSE,
    published=date(2022, 5, 9),
    adopted=date(2022, 5, 2),
    url="https://collegium.example/papers/open-by-design/",
    pdf_url="https://collegium.example/papers/open-by-design.pdf",
    language="en",
    identifier="COL-P-2022-07",
    version="1.1",
    doi="10.5281/zenodo.1234567",
    licence="CC-BY-4.0",
    abstract="Europe does not lack excellent laboratories.",
    keywords=("research", "law & policy"),
)
WORDS = st.text(min_size=1, max_size=40).filter(lambda said: one_line(said) != "")
LINES = WORDS.map(one_line)
