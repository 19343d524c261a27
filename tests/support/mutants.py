"""The specimen with one thing changed: what a tool must catch."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support.specimen import specimen

Change = Callable[[pikepdf.Pdf], None]


@cache
def right() -> bytes:
    return specimen()


def mutant(change: Change) -> bytes:
    """Return the specimen with one thing changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(right())) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return H1, P and Link."""
    return pdf.Root.StructTreeRoot.K.K


def link(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].Annots[0]


def listed(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the page's entry in the parent tree."""
    return pdf.Root.StructTreeRoot.ParentTree.Nums[1]


def replace(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    assert old in content
    pdf.pages[0].Contents = pdf.make_stream(content.replace(old, new))


def no_lang(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def no_contents_of_a_link(pdf: pikepdf.Pdf) -> None:
    del link(pdf).Contents


def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def no_to_unicode(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F0.ToUnicode


def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F0.DescendantFonts[0].FontDescriptor.FontFile2


def untagged_text(pdf: pikepdf.Pdf) -> None:
    replace(pdf, b"/P <</MCID 1>> BDC", b"")
    replace(pdf, b"ET EMC\n/Link", b"ET\n/Link")


def javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def swapped_parents(pdf: pikepdf.Pdf) -> None:
    first, second, third = listed(pdf)
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([second, first, third])


def mcid_twice(pdf: pikepdf.Pdf) -> None:
    replace(pdf, b"/Link <</MCID 2>> BDC", b"/P <</MCID 1>> BDC EMC /Link <</MCID 2>> BDC")


def mcid_without_element(pdf: pikepdf.Pdf) -> None:
    elements(pdf)[1].K = Array([])


def mcid_not_on_the_page(pdf: pikepdf.Pdf) -> None:
    elements(pdf)[1].K = Array([1, 3])


def other_tag_in_content(pdf: pikepdf.Pdf) -> None:
    replace(pdf, b"/P <</MCID 1>>", b"/Span <</MCID 1>>")


def wrong_parent(pdf: pikepdf.Pdf) -> None:
    elements(pdf)[1].P = elements(pdf)[0]


def link_in_no_element(pdf: pikepdf.Pdf) -> None:
    elements(pdf)[2].K = 2


def link_under_another_key(pdf: pikepdf.Pdf) -> None:
    link(pdf).StructParent = 0


def no_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def uri(target: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        link(pdf).A.URI = String(target)

    return change


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


def form_field(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))


def launch(pdf: pikepdf.Pdf) -> None:
    link(pdf).A = Dictionary(S=Name.Launch, F=String("calc.exe"))


def path_in_a_string(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Producer"] = "built in /home/anna/cards"


def path_in_a_stream(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(
        b"% C:\\Users\\anna\\cards\n" + pdf.pages[0].Contents.read_bytes()
    )
