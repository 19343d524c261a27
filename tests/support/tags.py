"""The tag tree of a finished file: the faults that veraPDF misses, and the tree as text.

veraPDF passes a file whose parent tree is swapped or whose page uses an MCID twice; a screen
reader then reads the wrong element. Here marked content, /K, /P and the parent tree must agree
one to one (ISO 32000-1 14.7.4). Checked for our own files only: a tag's name in the content must be
its element's type, which the standard does not demand, and forms must not carry MCIDs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Name

from tests.support.source import Source, opened

__all__ = ["Tag", "faults", "structure"]

_Ref = tuple[int, int]
"""Object and generation number."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element. As a string: one line an element, indented."""

    type: str
    lang: str | None
    alt: str | None
    children: tuple[Tag, ...]

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield the element's line, then those of its children."""
        lang = f" [{self.lang}]" if self.lang else ""
        alt = f" ({self.alt})" if self.alt else ""
        yield f"{'  ' * depth}{self.type}{lang}{alt}"
        for child in self.children:
            yield from child.lines(depth + 1)


def structure(source: Source) -> Tag:
    """Return the tag tree below the root, which must have one child."""
    with opened(source) as pdf:
        [top] = _kids(pdf.Root.StructTreeRoot)
        return _tag(top)


def faults(source: Source) -> list[str]:
    """Return what is wrong with the tags, in the order of the pages; [] is right."""
    with opened(source) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["no structure tree"]
        return _Tree(pdf).faults()


def _tag(element: pikepdf.Object) -> Tag:
    elements = tuple(_tag(kid) for kid in _kids(element) if _is_element(kid))
    return Tag(str(element.S).lstrip("/"), _string(element, "/Lang"), _string(element, "/Alt"), elements)


def _string(element: pikepdf.Object, key: str) -> str | None:
    return str(element[key]) if key in element else None


def _kids(element: pikepdf.Object) -> list[Any]:
    """Return elements, MCIDs (int) and references (MCR, OBJR)."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:
    return not isinstance(kid, int) and kid.get("/Type") not in (Name.MCR, Name.OBJR)


class _Tree:
    """One file's tags, walked once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._found: list[str] = []
        self._owners: dict[tuple[_Ref, int], list[pikepdf.Object]] = defaultdict(list)
        self._objects: dict[_Ref, list[pikepdf.Object]] = defaultdict(list)
        root = pdf.Root.StructTreeRoot
        self._parents = dict(pikepdf.NumberTree(root.ParentTree).items()) if "/ParentTree" in root else {}
        for kid in _kids(root):
            self._walk(kid, root, None)

    def faults(self) -> list[str]:
        for i, page in enumerate(self._pdf.pages, 1):
            self._page(i, page)
            self._annotations(i, page)
        pages = {page.obj.objgen for page in self._pdf.pages}
        for page_ref, mcid in self._owners:
            if page_ref not in pages:
                self._found.append(f"MCID {mcid}: its element names no page of the file")
        return self._found

    def _walk(self, element: pikepdf.Object, parent: pikepdf.Object, page: pikepdf.Object | None) -> None:
        if element.get("/P") is None or element.P.objgen != parent.objgen:
            self._found.append(f"{element.S}: /P is not the element that holds it")
        page = element.get("/Pg", page)
        for kid in _kids(element):
            if isinstance(kid, int):
                self._owners[_ref(page), kid].append(element)
            elif kid.get("/Type") == Name.MCR:
                self._owners[_ref(kid.get("/Pg", page)), int(kid.MCID)].append(element)
            elif kid.get("/Type") == Name.OBJR:
                self._objects[kid.Obj.objgen].append(element)
            else:
                self._walk(kid, element, page)

    def _page(self, number: int, page: pikepdf.Page) -> None:
        marked = self._marked(number, page)
        key = page.obj.get("/StructParents")
        if key is None:
            if marked:
                self._found.append(f"page {number}: has MCIDs but no /StructParents")
            return
        entry = self._parents.get(int(key))
        listed = list(entry) if isinstance(entry, pikepdf.Array) else []
        claimed = {mcid for ref, mcid in self._owners if ref == page.obj.objgen}
        for mcid in sorted(set(marked) | claimed | set(range(len(listed)))):
            owners = self._owners[page.obj.objgen, mcid]
            fault = self._content(marked.get(mcid, []), owners, listed[mcid : mcid + 1])
            if fault:
                self._found.append(f"page {number} MCID {mcid}: {fault}")

    @staticmethod
    def _content(tags: list[str], owners: list[pikepdf.Object], listed: list[pikepdf.Object]) -> str | None:
        """Say what is wrong with one MCID, given what content, tree and parent tree say of it."""
        if len(tags) != 1:
            return f"stands {len(tags)} times in the content"
        if len(owners) != 1:
            return f"belongs to {len(owners)} elements"
        if not listed or listed[0].objgen != owners[0].objgen:
            return "the parent tree names another element"
        if str(owners[0].S) != tags[0]:
            return f"marked as {tags[0]}, but its element is {owners[0].S}"
        return None

    def _marked(self, number: int, page: pikepdf.Page) -> dict[int, list[str]]:
        """Return the tags of each MCID in the page's content."""
        found: dict[int, list[str]] = defaultdict(list)
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BDC", "BMC"):
                depth += 1
                properties: Any = operands[1] if len(operands) > 1 else None
                if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
                    found[int(properties.MCID)].append(str(operands[0]))
            elif operator == "EMC":
                depth -= 1
        if depth:
            self._found.append(f"page {number}: BDC and EMC do not pair up")
        return found

    def _annotations(self, number: int, page: pikepdf.Page) -> None:
        for annotation in page.obj.get("/Annots", []):
            fault = self._annotation(annotation)
            if fault:
                self._found.append(f"page {number} {annotation.Subtype}: {fault}")

    def _annotation(self, annotation: pikepdf.Object) -> str | None:
        owners = self._objects[annotation.objgen]
        if len(owners) != 1:
            return f"belongs to {len(owners)} elements"
        if "/StructParent" not in annotation:
            return "has no /StructParent"
        listed = self._parents.get(int(annotation.StructParent))
        if listed is None or listed.objgen != owners[0].objgen:
            return "the parent tree names another element"
        return None


def _ref(page: pikepdf.Object | None) -> _Ref:
    return page.objgen if page is not None else (0, 0)
