"""Addresses of papers."""

from __future__ import annotations

from django.urls import path

from . import (
    views,
    views_deciding,
    views_files,
    views_languages,
    views_moves,
    views_reading,
    views_text,
    views_versions,
)

app_name = "papers"
urlpatterns = [
    path("papers/", views.list_, name="list"),
    path("papers/new/", views.new, name="new"),
    path("papers/reading/<str:reading>/", views_reading.reading, name="reading"),
    path("papers/<str:paper>.csl.json", views_files.csl, name="csl"),
    path("papers/<str:paper>.json", views_files.data, name="json"),
    path("papers/<str:paper>.pdf", views_files.pdf, name="pdf"),
    path("papers/<str:paper>.bib", views_files.bibtex, name="bib"),
    path("papers/<str:paper>.ris", views_files.ris, name="ris"),
    path("papers/<str:paper>.md", views_files.markdown, name="md"),
    path("papers/<str:paper>/", views.page, name="page"),
    path("papers/<str:paper>/text/", views.text, name="text"),
    path("papers/<str:paper>/write/", views_text.write, name="write"),
    path("papers/<str:paper>/save/", views_text.save, name="save"),
    path("papers/<str:paper>/title/", views_text.title, name="title"),
    path("papers/<str:paper>/languages/", views_languages.languages, name="languages"),
    path("papers/<str:paper>/keep/", views_text.keep, name="keep"),
    path("papers/<str:paper>/write/earlier/", views_text.savings, name="savings"),
    path("papers/<str:paper>/write/earlier/<int:revision>/", views_text.saving, name="saving"),
    path("papers/<str:paper>/versions/", views_versions.versions, name="versions"),
    path("papers/<str:paper>/versions/<int:number>/", views_versions.version, name="version"),
    path("papers/<str:paper>/versions/<int:number>.pdf", views_versions.version_pdf, name="version_pdf"),
    path("papers/<str:paper>/compare/<str:a>/<str:b>/", views_versions.compare, name="compare"),
    path("papers/<str:paper>/editors/", views_moves.editors, name="editors"),
    path("papers/<str:paper>/authors/", views_moves.authors, name="authors"),
    path("papers/<str:paper>/readers/", views_reading.readers, name="readers"),
    path("papers/<str:paper>/submit/", views_moves.submit, name="submit"),
    path("papers/<str:paper>/hand-back/", views_moves.hand_back, name="hand_back"),
    path("papers/<str:paper>/consultation/", views_moves.consult, name="consult"),
    path("papers/<str:paper>/vote/", views_deciding.vote, name="put_to_vote"),
    path("papers/<str:paper>/adoption/", views_deciding.adoption, name="record_adoption"),
    path("papers/<str:paper>/publish/", views_deciding.publish, name="publish"),
    path("papers/<str:paper>/publish/proof.pdf", views_deciding.proof, name="proof"),
    path("papers/<str:paper>/park/", views_moves.park, name="park"),
    path("papers/<str:paper>/withdraw/", views_moves.withdraw, name="withdraw"),
    path("papers/<str:paper>/reopen/", views_moves.reopen, name="reopen"),
]
