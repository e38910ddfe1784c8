"""The demo's catalogue: five courses in three languages."""

from __future__ import annotations

from typing import Final, NamedTuple

from domain.clock import now
from domain.courses.session import CourseAccess, ModuleKind
from domain.identifiers import new_id
from domain.language import Language
from models.courses.course import Course, CourseModule, CourseModuleTranslation, CourseTranslation


class Titles(NamedTuple):
    """A text in the catalogue's languages."""

    en: str
    es: str
    fr: str

    def each(self) -> list[tuple[Language, str]]:
        """Language and text."""
        return [(Language.EN, self.en), (Language.ES, self.es), (Language.FR, self.fr)]


class Planned(NamedTuple):
    """A course to write."""

    slug: str
    access: CourseAccess
    validity_months: int | None
    title: Titles
    summary: Titles


COURSES: Final = (
    Planned(
        "level-1-educators",
        CourseAccess.CONNECTION,
        24,
        Titles(
            "Level 1: Child protection for educators",
            "Nivel 1: Protección infantil para docentes",
            "Niveau 1 : Protection de l'enfance pour les enseignants",
        ),
        Titles(
            "What every adult who works with children must know, recognise and do.",
            "Lo que toda persona adulta que trabaja con menores debe saber, reconocer y hacer.",
            "Ce que tout adulte travaillant avec des enfants doit savoir, reconnaître et faire.",
        ),
    ),
    Planned(
        "safer-recruitment",
        CourseAccess.CONNECTION,
        36,
        Titles("Safer recruitment", "Contratación segura", "Recrutement sûr"),
        Titles(
            "How to choose people who are safe to work with children.",
            "Cómo elegir personas idóneas para trabajar con menores.",
            "Comment choisir des personnes sûres pour travailler avec des enfants.",
        ),
    ),
    Planned(
        "online-safety",
        CourseAccess.CONNECTION,
        12,
        Titles("Online safety", "Seguridad en línea", "Sécurité en ligne"),
        Titles(
            "Risks that children meet online, and what helps.",
            "Riesgos que los menores encuentran en línea y lo que ayuda.",
            "Les risques que rencontrent les enfants en ligne, et ce qui aide.",
        ),
    ),
    Planned(
        "handling-disclosures",
        CourseAccess.CONNECTION,
        None,
        Titles("Handling disclosures", "Cómo atender una revelación", "Recueillir la parole de l'enfant"),
        Titles(
            "What to say, whom to tell and what to write down when a child confides in you.",
            "Qué decir, a quién avisar y qué anotar cuando un menor confía en usted.",
            "Que dire, qui prévenir et que noter lorsqu'un enfant se confie à vous.",
        ),
    ),
    Planned(
        "volunteers-essentials",
        CourseAccess.CODE,
        12,
        Titles("Essentials for volunteers", "Lo esencial para voluntarios", "L'essentiel pour les bénévoles"),
        Titles(
            "A short course for people who help out now and then.",
            "Un curso breve para quienes ayudan de vez en cuando.",
            "Une courte formation pour celles et ceux qui aident de temps en temps.",
        ),
    ),
)

MODULES: Final = (
    (ModuleKind.LESSON, None, Titles("Why it matters", "Por qué importa", "Pourquoi c'est important")),
    (ModuleKind.LESSON, None, Titles("What to look for", "En qué fijarse", "Ce qu'il faut observer")),
    (ModuleKind.LESSON, None, Titles("What to do", "Qué hacer", "Que faire")),
    (ModuleKind.QUIZ, 80, Titles("Check your knowledge", "Compruebe sus conocimientos", "Vérifiez vos connaissances")),
)


async def write_catalogue() -> list[Course]:
    """Write every course with its translations and modules."""
    return [await _write(planned) for planned in COURSES]


async def _write(planned: Planned) -> Course:
    course = await Course.create(
        id=new_id(),
        slug=planned.slug,
        access=planned.access,
        validity_months=planned.validity_months,
        published_at=now(),
    )
    for (language, title), (_, summary) in zip(planned.title.each(), planned.summary.each(), strict=True):
        await CourseTranslation.create(course_id=course.id, language=language, title=title, summary=summary)
    for position, (kind, pass_mark, titles) in enumerate(MODULES, start=1):
        module = await CourseModule.create(
            id=new_id(), course_id=course.id, position=position, kind=kind, pass_mark=pass_mark
        )
        for language, title in titles.each():
            await CourseModuleTranslation.create(module_id=module.id, language=language, title=title)
    return course
