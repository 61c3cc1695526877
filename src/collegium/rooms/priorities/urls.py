"""Addresses of priorities and of the work plan."""

from __future__ import annotations

from django.urls import path

from . import views, views_answer, views_office, views_plan

app_name = "priorities"
urlpatterns = [
    path("priorities/", views.list_, name="list"),
    path("priorities/new/", views_office.new, name="new"),
    path("priorities/work-plan/", views_plan.plan, name="plan"),
    path("priorities/work-plan/<str:item>/", views_plan.item, name="item"),
    path("priorities/work-plan/<str:item>/change/", views_plan.change, name="change_item"),
    path("priorities/work-plan/<str:item>/settle/<slug:move>/", views_plan.settle, name="settle_item"),
    path("priorities/<str:round>/", views.page, name="page"),
    path("priorities/<str:round>/answer/", views_answer.answer, name="answer"),
    path("priorities/<str:round>/change/", views_office.change, name="change"),
    path("priorities/<str:round>/open/", views_office.open_, name="open"),
    path("priorities/<str:round>/remind/", views_office.remind, name="remind"),
    path("priorities/<str:round>/move/", views_office.move, name="move"),
    path("priorities/<str:round>/close/", views_office.close, name="close"),
    path("priorities/<str:round>/withdraw/", views_office.withdraw, name="withdraw"),
    path("priorities/<str:round>/choose/", views_plan.choose, name="choose"),
    path("priorities/<str:round>/result.json", views.result_json, name="result"),
    path("priorities/<str:round>/result.csv", views.result_csv, name="result_csv"),
    path("priorities/<str:round>/answers.csv", views.answers_csv, name="answers_csv"),
]
