"""The tag tree of a file (ISO 32000-1 §14.7, §14.8): elements, marked content, parent tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pocketcards.model.page import Element
from pocketcards.output.pdf.objects import array, dictionary, name, text

__all__ = ["Node", "TagTree"]


@dataclass(slots=True)
class Node:
    """A structure element being built. `kids` are nodes, marked contents and links."""

    tag: str
    lang: str | None = None
    alt: str | None = None
    kids: list[Node | Marked | Annotated] = field(default_factory=list)


@dataclass(slots=True)
class Marked:
    """A marked-content sequence of a page."""

    page: int
    mcid: int


@dataclass(slots=True)
class Annotated:
    """A link annotation of a page."""

    page: int
    reference: Any
    parent_key: int = 0


class TagTree:
    """Collects elements page by page, then makes the objects."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._pages: list[list[Node]] = []
        self._links: list[tuple[Node, Annotated]] = []

    def start_page(self) -> None:
        """Start the next page: MCIDs count from 0 again."""
        self._pages.append([])

    def mark(self, node: Node) -> int:
        """Give the node a marked-content sequence on the current page; return its MCID."""
        owners = self._pages[-1]
        owners.append(node)
        node.kids.append(Marked(len(self._pages) - 1, len(owners) - 1))
        return len(owners) - 1

    def link(self, node: Node, reference: Any) -> None:
        """Give the node a link annotation of the current page."""
        annotated = Annotated(len(self._pages) - 1, reference)
        node.kids.append(annotated)
        self._links.append((node, annotated))

    def node_of(self, element: Element, parent: Node) -> Node:
        """Add the node of a typeset element."""
        node = Node(element.tag, element.lang, element.alt)
        parent.kids.append(node)
        return node

    def objects(self, document: Any, pages: list[Any]) -> Any:
        """Return the structure tree root; `pages` are references to the page objects."""
        for i, (_, annotated) in enumerate(self._links):
            annotated.parent_key = len(pages) + i
            document.idToObject[annotated.reference.name]["StructParent"] = annotated.parent_key
        root = dictionary({"Type": name("StructTreeRoot")})
        made: dict[int, Any] = {}
        root["K"] = self._build(self.root, document.Reference(root), document, pages, made)
        numbers: list[Any] = []
        for i, owners in enumerate(self._pages):
            numbers += [i, document.Reference(array([made[id(node)] for node in owners]))]
        for node, annotated in self._links:
            numbers += [annotated.parent_key, made[id(node)]]
        root["ParentTree"] = document.Reference(dictionary({"Nums": array(numbers)}))
        root["ParentTreeNextKey"] = len(pages) + len(self._links)
        return root

    def _build(self, node: Node, parent: Any, document: Any, pages: list[Any], made: dict[int, Any]) -> Any:
        entries = dictionary({"Type": name("StructElem"), "S": name(node.tag), "P": parent})
        reference = document.Reference(entries)
        made[id(node)] = reference
        if node.lang:
            entries["Lang"] = text(node.lang)
        if node.alt:
            entries["Alt"] = text(node.alt)
        if node.tag == "L":
            entries["A"] = dictionary({"O": name("List"), "ListNumbering": name(_numbering(node))})
        kids: list[Any] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._build(kid, reference, document, pages, made))
            elif isinstance(kid, Marked):
                kids.append(dictionary({"Type": name("MCR"), "Pg": pages[kid.page], "MCID": kid.mcid}))
            else:
                kids.append(dictionary({"Type": name("OBJR"), "Pg": pages[kid.page], "Obj": kid.reference}))
        entries["K"] = array(kids)
        return reference


def _numbering(node: Node) -> str:
    """Return how a list is numbered (ISO 32000-1, table 347): by whether its items have labels."""
    items = [kid for kid in node.kids if isinstance(kid, Node)]
    labelled = any(isinstance(kid, Node) and kid.tag == "Lbl" for item in items for kid in item.kids)
    return "Decimal" if labelled else "Square"
