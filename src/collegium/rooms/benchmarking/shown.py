"""How values are written and drawn for pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel import Locale
from django.utils import translation
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from collegium.commons.pages.moments import LOCALES
from collegium.commons.pages.shapes.distribution import NAMED, Course, Distribution, Moment, course, distribution

from .choices import Unit
from .queries import EditionRow, Position, ValueRow
from .rules import GroupFigures, Quartiles

BOUNDS = {Unit.PERCENT: (0.0, 100.0), Unit.EURO: (0.0, 1e12), Unit.COUNT: (0.0, 1e12)}


@lru_cache(maxsize=8)
def _signs(language: str) -> tuple[str, str]:
    symbols = Locale.parse(LOCALES.get(language, language)).number_symbols.get("latn", {})
    return symbols.get("group", ","), symbols.get("decimal", ".")


def number(value: Decimal | float, places: int) -> str:
    """A number as the reader's language writes it, with so many places after the sign, half to even."""
    group, point = _signs(translation.get_language() or "en")
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return f"{exact:,f}".replace(",", "\0").replace(".", point).replace("\0", group)


def places_of(unit: str) -> int:
    """How many places after the sign a value of a unit is written with."""
    return 1 if unit == Unit.PERCENT else 0


def with_unit(text: str, unit: str) -> str:
    """A written number with its unit, no break between them."""
    if unit == Unit.PERCENT:
        return _("%(number)s\u00a0%%") % {"number": text}
    if unit == Unit.EURO:
        return _("€\u00a0%(number)s") % {"number": text}
    return text


def shown(value: Decimal | None, unit: str) -> str:
    """A value with its unit; a dash where there is none."""
    return "–" if value is None else with_unit(number(value, places_of(unit)), unit)


def _floats(held: Quartiles | None) -> tuple[float, float, float] | None:
    return (float(held.low), float(held.middle), float(held.high)) if held else None


def strip_of(it: Position) -> Markup | None:
    """The strip of a position; None when there is nothing that the reader may see."""
    quartiles = it.shown.quartiles if it.shown else None
    values = it.values or ()
    own = it.own.value if it.own else None
    others = [
        row for row in values if row.value is not None and (it.own is None or row.institution != it.own.institution)
    ]
    if quartiles is None and not others and own is None:
        return None
    named = len(others) <= NAMED
    told = [
        (float(row.value), f"{row.short} {shown(row.value, it.indicator.unit)}" if named else "")
        for row in others
        if row.value is not None
    ]
    drawn = distribution(
        _floats(quartiles), told, None if own is None else float(own), bounds=BOUNDS[Unit(it.indicator.unit)]
    )
    return _strip(drawn, it.indicator.unit, quartiles, len(told) + (own is not None), own)


def _strip(drawn: Distribution, unit: str, quartiles: Quartiles | None, count: int, own: Decimal | None) -> Markup:
    label = escape(_told(unit, quartiles, count, own, dots=bool(drawn.dots)))
    parts = [f'<svg class="dist" viewBox="0 0 620 104" role="img" aria-label="{label}">']
    if quartiles:
        wide = max(1.0, drawn.high - drawn.low)
        parts.append(f'<rect class="iqr" x="{drawn.low:.1f}" y="30" width="{wide:.1f}" height="40"/>')
    parts.append(_dots(drawn))
    if quartiles:
        parts.append(_median(drawn.middle, _("median %(value)s") % {"value": shown(quartiles.middle, unit)}))
    if drawn.own is not None:
        told = _title(_("your value: %(value)s") % {"value": shown(own, unit)})
        parts.append(f'<path class="you" d="M{drawn.own:.1f} 34V66"/>')
        parts.append(f'<circle class="you" cx="{drawn.own:.1f}" cy="50" r="6.5">{told}</circle>')
    parts.append('<path class="tick" d="M18 82H602' + "".join(f"M{tick.x:.1f} 82v5" for tick in drawn.ticks) + '"/>')
    parts += [
        f'<text x="{tick.x:.1f}" y="101" text-anchor="middle">{escape(_axis(tick.value, unit))}</text>'
        for tick in drawn.ticks
    ]
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 every word was escaped


def _dots(drawn: Distribution) -> str:
    """One mark for each value: rings that tell their place, or one path of points where there are many."""
    radius = f"{drawn.radius:g}"
    if len(drawn.dots) > NAMED:
        points = "".join([f"M{x:.1f} {y:.1f}h0" for x, y, _title_of in drawn.dots])
        return f'<path class="dots" stroke-width="{2 * drawn.radius:g}" d="{points}"/>'
    return "".join(
        f'<circle class="dot" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{radius}">{_title(dot.title)}</circle>'
        for dot in drawn.dots
    )


def _median(x: float, words: str) -> str:
    edge = "start" if x < 60 else "end" if x > 560 else "middle"
    line = f'<path class="med" d="M{x:.1f} 24V74"/>'
    return f'{line}<text class="q" x="{x:.1f}" y="16" text-anchor="{edge}">{escape(words)}</text>'


def _title(text: str) -> str:
    return f"<title>{escape(text)}</title>" if text else ""


def _axis(value: float, unit: str) -> str:
    places = 1 if abs(value - round(value)) > 1e-9 else 0
    return with_unit(number(round(value, 6), places), unit)


def _told(unit: str, quartiles: Quartiles | None, count: int, own: Decimal | None, *, dots: bool) -> str:
    said = []
    if quartiles:
        said.append(
            _("Half of the values lie between %(low)s and %(high)s, the median is %(middle)s.")
            % {
                "low": shown(quartiles.low, unit),
                "high": shown(quartiles.high, unit),
                "middle": shown(quartiles.middle, unit),
            }
        )
    if dots:
        said.append(_("%(count)s values are drawn.") % {"count": count})
    if own is not None:
        said.append(_("Yours is %(value)s.") % {"value": shown(own, unit)})
    return " ".join(said) or _("Nothing to draw.")


# --- over time

Period = tuple[EditionRow, GroupFigures | None, ValueRow | None]


def course_of(periods: Sequence[Period], unit: str) -> Markup | None:
    """Median, middle half and own value over the periods, oldest first; None for fewer than two periods."""
    held = [
        (
            edition.period.replace("-", "–"),
            _floats(figures.quartiles) if figures else None,
            float(own.value) if own and own.value is not None else None,
        )
        for edition, figures, own in periods
    ]
    drawn = course(held) if len(held) > 1 else None
    return _course(drawn, unit) if drawn else None


def _course(drawn: Course, unit: str) -> Markup:
    label = escape(_("Median, middle half and your own value over the periods; the table says the same."))
    parts = [f'<svg class="dist course" viewBox="0 0 620 178" role="img" aria-label="{label}">']
    for tick in drawn.ticks:
        word = f'<text x="50" y="{tick.x + 4:.1f}" text-anchor="end">{escape(_axis(tick.value, unit))}</text>'
        parts.append(f'<path class="grid" d="M56 {tick.x:.1f}H602"/>{word}')
    every = max(1, round(len(drawn.moments) / 8))
    for n, it in enumerate(drawn.moments):
        parts.append(_box(it, drawn.box))
        if (len(drawn.moments) - 1 - n) % every == 0:
            parts.append(f'<text x="{it.x:.1f}" y="172" text-anchor="middle">{escape(it.label)}</text>')
    parts += _line([(it.x, it.own) for it in drawn.moments if it.own is not None])
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 every word was escaped


def _box(it: Moment, half: float) -> str:
    if it.low is None or it.high is None or it.middle is None:
        return ""
    left, wide, high = it.x - half, 2 * half, max(1.0, it.low - it.high)
    box = f'<rect class="iqr" x="{left:.1f}" y="{it.high:.1f}" width="{wide:.1f}" height="{high:.1f}"/>'
    return f'{box}<path class="med" d="M{left:.1f} {it.middle:.1f}h{wide:.1f}"/>'


def _line(spots: Iterable[tuple[float, float]]) -> list[str]:
    held = [f"{x:.1f} {y:.1f}" for x, y in spots]
    if not held:
        return []
    line = f'<path class="you" fill="none" d="M{"L".join(held)}"/>' if len(held) > 1 else ""
    return [line, *(f'<circle class="you" cx="{x}" cy="{y}" r="5"/>' for x, y in (spot.split() for spot in held))]


# --- where one stands, in words


def standing(it: Position) -> str:
    """One sentence: the rank where single values are shown, the quarter where only quartiles are."""
    if it.own is None:
        return ""
    if it.own.value is None:
        return _("You said: not available.")
    if it.place is None:
        return _("The figures of this group are withheld.")
    quarters = {1: _("lowest"), 2: _("second"), 3: _("third"), 4: _("highest")}
    in_quarter = _("In the %(which)s quarter of the values.") % {"which": quarters[it.place.quarter]}
    if it.place.rank is None:
        return in_quarter
    said = _("Number %(rank)s of %(of)s from the highest.") % {"rank": it.place.rank, "of": it.place.of}
    return f"{said} {in_quarter}"
