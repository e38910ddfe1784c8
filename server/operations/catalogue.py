"""Fills the catalogue from a file: how the provider's courses get into a new system."""

from __future__ import annotations

import json
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from tortoise.transactions import in_transaction

from domain.clock import now
from domain.courses.session import CourseAccess, ModuleKind
from domain.language import Language
from models.courses.course import Course, CourseModule, CourseModuleTranslation, CourseTranslation
from server.config.operator_error import OperatorError
from server.demo.catalogue import COURSES, MODULES

Title = Annotated[str, Field(min_length=1, max_length=200)]


class WrongCatalogue(OperatorError):
    """The file is no catalogue; names each place and what it accepts. Nothing was written."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ModuleEntry(_Strict):
    """One step of a course; a quiz has a pass mark in percent, a lesson none."""

    kind: ModuleKind
    pass_mark: int | None = Field(None, ge=1, le=100)
    title: dict[Language, Title]

    @model_validator(mode="after")
    def _quizzes_have_a_pass_mark(self) -> Self:
        if (self.kind is ModuleKind.QUIZ) != (self.pass_mark is not None):
            raise ValueError("a QUIZ has a pass_mark, a LESSON has none")
        return self


class CourseEntry(_Strict):
    """A course in each of its languages."""

    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
    access: CourseAccess
    validity_months: int | None = Field(None, ge=1, le=1200)
    published: bool = True
    title: dict[Language, Title] = Field(min_length=1)
    summary: dict[Language, Annotated[str, Field(min_length=1)]]
    modules: list[ModuleEntry] = Field(min_length=1)

    @model_validator(mode="after")
    def _says_everything_in_every_language(self) -> Self:
        if any(texts.keys() != self.title.keys() for texts in (self.summary, *(each.title for each in self.modules))):
            raise ValueError("title, summary and every module's title have to be in the same languages")
        return self


class Catalogue(_Strict):
    """What a file holds."""

    courses: list[CourseEntry] = Field(min_length=1)


def parse(text: str) -> Catalogue:
    """The catalogue that `text`, JSON, says. Raises WrongCatalogue."""
    try:
        return Catalogue.model_validate_json(text)
    except ValidationError as error:
        lines = [
            f"{'.'.join(map(str, problem['loc'])) or 'the file'}: {problem['msg'].removeprefix('Value error, ')}"
            for problem in error.errors(include_url=False, include_input=False)
        ]
        raise WrongCatalogue("\n".join(lines)) from None


async def load(catalogue: Catalogue) -> dict[str, Literal["written", "there already"]]:
    """Write each course that has a new slug, all or none; a course that is there stays as it is: people learn by it."""
    outcome: dict[str, Literal["written", "there already"]] = {}
    async with in_transaction():
        for entry in catalogue.courses:
            is_there = entry.slug in outcome or await Course.exists(slug=entry.slug)
            if not is_there:
                await _write(entry)
            outcome.setdefault(entry.slug, "there already" if is_there else "written")
    return outcome


async def _write(entry: CourseEntry) -> None:
    course = await Course.create(
        slug=entry.slug,
        access=entry.access,
        validity_months=entry.validity_months,
        published_at=now() if entry.published else None,
    )
    for language, title in entry.title.items():
        await CourseTranslation.create(
            course_id=course.id, language=language, title=title, summary=entry.summary[language]
        )
    for position, step in enumerate(entry.modules, start=1):
        module = await CourseModule.create(
            course_id=course.id, position=position, kind=step.kind, pass_mark=step.pass_mark
        )
        for language, title in step.title.items():
            await CourseModuleTranslation.create(module_id=module.id, language=language, title=title)


def example() -> str:
    """The demo's catalogue as a file, to be edited or loaded as it is."""
    courses = [
        {
            "slug": planned.slug,
            "access": planned.access.value,
            "validity_months": planned.validity_months,
            "published": True,
            "title": dict(planned.title.each()),
            "summary": dict(planned.summary.each()),
            "modules": [
                {"kind": kind.value, "pass_mark": pass_mark, "title": dict(titles.each())}
                for kind, pass_mark, titles in MODULES
            ],
        }
        for planned in COURSES
    ]
    return json.dumps({"courses": courses}, indent=2, ensure_ascii=False)
