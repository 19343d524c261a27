"""The tag tree of a file (ISO 32000-1 §14.7, §14.8): elements, marked content, parent tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pocketcards.model.page import Element
from pocketcards.output.pdf.objects import Raw, Token, array, dictionary, name, refer, text

__all__ = ["Node", "TagTree"]


class Node:
    """A structure element being built. `kids` are nodes, marked contents and links."""

    def __init__(self, tag: str, lang: str | None = None, alt: str | None = None) -> None:
        self.tag = tag
        self.lang = lang
        self.alt = alt
        self.kids: list[Node | Marked | Annotated] = []
        self.reference = ""
        """To the object, once it is made."""


class Marked(NamedTuple):
    """A marked-content sequence of a page."""

    page: int
    mcid: int


class Annotated(NamedTuple):
    """A link annotation of a page."""

    page: int
    reference: str


class TagTree:
    """Collects elements page by page, then makes the objects."""

    def __init__(self, page_count: int) -> None:
        self.root = Node("Document")
        self._page_count = page_count
        self._pages: list[list[Node]] = []
        self._links: list[Node] = []

    def start_page(self) -> None:
        """Start the next page: MCIDs count from 0 again."""
        self._pages.append([])

    def mark(self, node: Node) -> int:
        """Give the node a marked-content sequence on the current page; return its MCID."""
        owners = self._pages[-1]
        owners.append(node)
        node.kids.append(Marked(len(self._pages) - 1, len(owners) - 1))
        return len(owners) - 1

    @property
    def next_key(self) -> int:
        """Where the next link will stand in the parent tree: after the pages."""
        return self._page_count + len(self._links)

    def link(self, node: Node, reference: str) -> None:
        """Give the node a link annotation of the current page."""
        node.kids.append(Annotated(len(self._pages) - 1, reference))
        self._links.append(node)

    def node_of(self, element: Element, parent: Node) -> Node:
        """Add the node of a typeset element."""
        node = Node(element.tag, element.lang, element.alt)
        parent.kids.append(node)
        return node

    def objects(self, document: Any, pages: Sequence[str]) -> Raw:
        """Return the structure tree root; `pages` are references to the page objects."""
        root = Raw()
        self._build(self.root, refer(document, root), document, pages)
        numbers: list[Token] = []
        for i, owners in enumerate(self._pages):
            numbers += [i, refer(document, Raw(array([node.reference for node in owners])))]
        for i, node in enumerate(self._links, self._page_count):
            numbers += [i, node.reference]
        root.token = dictionary(
            {
                "Type": name("StructTreeRoot"),
                "K": self.root.reference,
                "ParentTree": refer(document, Raw(dictionary({"Nums": array(numbers)}))),
                "ParentTreeNextKey": self.next_key,
            }
        )
        return root

    def _build(self, node: Node, parent: str, document: Any, pages: Sequence[str]) -> str:
        made = Raw()
        node.reference = refer(document, made)
        entries: dict[str, Token] = {"Type": name("StructElem"), "S": name(node.tag), "P": parent}
        if node.lang:
            entries["Lang"] = text(node.lang)
        if node.alt:
            entries["Alt"] = text(node.alt)
        if node.tag == "L":
            entries["A"] = dictionary({"O": name("List"), "ListNumbering": name(_numbering(node))})
        kids: list[Token] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._build(kid, node.reference, document, pages))
            elif isinstance(kid, Marked):
                kids.append(f"<</MCID {kid.mcid} /Pg {pages[kid.page]} /Type /MCR>>")
            else:
                kids.append(dictionary({"Type": name("OBJR"), "Pg": pages[kid.page], "Obj": kid.reference}))
        made.token = dictionary({**entries, "K": array(kids)})
        return node.reference


def _numbering(node: Node) -> str:
    """Return how a list is numbered (ISO 32000-1, table 347): by whether its items have labels."""
    items = [kid for kid in node.kids if isinstance(kid, Node)]
    labelled = any(isinstance(kid, Node) and kid.tag == "Lbl" for item in items for kid in item.kids)
    return "Decimal" if labelled else "Square"
