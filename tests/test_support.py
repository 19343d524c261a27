"""The tools that judge our files: they pass a right file, and each catches what it is there for."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.support import forbidden, tags
from tests.support.readers import holds, pdfium_text, poppler_text, render, words_found
from tests.support.specimen import NUMBER, SENTENCE, TITLE, specimen
from tests.support.verapdf import VeraPdf

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


# --- changes ------------------------------------------------------------------------------------


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


# --- the right file -----------------------------------------------------------------------------


@pytest.mark.parametrize("flavour", ["ua1", "2a", "2b"])
def test_verapdf_passes_the_right_file(verapdf: VeraPdf, flavour: str) -> None:
    verdict = verapdf.validate(right(), flavour)
    assert verdict.compliant, verdict
    assert not verdict.failed_rules


def test_the_right_file_has_no_fault_in_its_tags() -> None:
    assert tags.faults(right()) == []


def test_the_right_file_holds_nothing_forbidden() -> None:
    assert forbidden.faults(right()) == []


def test_structure_reads_as_an_outline() -> None:
    expected = f"Document\n  H1\n  P [en-US]\n  Link (Call {NUMBER})"
    assert str(tags.structure(right())) == expected


@pytest.mark.skipif(not importlib.util.find_spec("typst"), reason="typst comes with the extra `bench`")
def test_verapdf_passes_what_another_program_writes(verapdf: VeraPdf) -> None:
    import typst

    source = b'#set document(title: "Help")\n#set text(lang: "en")\n= Are you safe?\n#link("tel:911")[911]'
    written = typst.compile(source, pdf_standards=["a-2a", "ua-1"])
    assert verapdf.validate(written, "ua1").compliant
    assert verapdf.validate(written, "2a").compliant


# --- mutants ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "flavour", "rule"),
    [
        (no_lang, "ua1", "7.2-"),
        (no_title_shown, "ua1", "7.1-10"),
        (no_contents_of_a_link, "ua1", "7.18.5-2"),
        (no_output_intent, "2a", "6.2.4.3-4"),
        (no_output_intent, "2b", "6.2.4.3-4"),
        (no_to_unicode, "ua1", "7.21.7-1"),
        (no_to_unicode, "2a", "6.2.11.7.2-1"),
        (font_not_embedded, "2b", "6.2.11.4.1-1"),
        (untagged_text, "ua1", "7.1-3"),
        (javascript, "2b", "6.5.1-1"),
        (no_structure, "ua1", "7.1-11"),
    ],
)
def test_verapdf_catches(verapdf: VeraPdf, change: Change, flavour: str, rule: str) -> None:
    verdict = verapdf.validate(mutant(change), flavour)
    assert not verdict.compliant
    assert any(failed.startswith(rule) for failed in verdict.failed_rules), verdict


def test_verapdf_knows_its_flavours(verapdf: VeraPdf) -> None:
    with pytest.raises(ValueError, match="ua2: not one of ua1, 2a, 2b"):
        verapdf.validate(right(), "ua2")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (swapped_parents, "page 1 MCID 0: the parent tree names another element"),
        (mcid_twice, "page 1 MCID 1: stands 2 times in the content"),
        (mcid_without_element, "page 1 MCID 1: belongs to 0 elements"),
        (mcid_not_on_the_page, "page 1 MCID 3: stands 0 times in the content"),
        (other_tag_in_content, "page 1 MCID 1: marked as /Span, but its element is /P"),
        (wrong_parent, "/P: /P is not the element that holds it"),
        (link_in_no_element, "page 1 /Link: belongs to 0 elements"),
        (link_under_another_key, "page 1 /Link: the parent tree names another element"),
        (no_structure, "no structure tree"),
    ],
)
def test_tags_catches(change: Change, fault: str) -> None:
    assert fault in tags.faults(mutant(change))


@pytest.mark.parametrize("change", [swapped_parents, mcid_twice])
def test_tags_is_needed_because_verapdf_passes(verapdf: VeraPdf, change: Change) -> None:
    assert verapdf.validate(mutant(change), "ua1").compliant


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (javascript, "/JS: must not be in a card"),
        (javascript, "/OpenAction: must not be in a card"),
        (attachment, "/EmbeddedFiles: must not be in a card"),
        (form_field, "/AcroForm: must not be in a card"),
        (launch, "/S /Launch: must not be in a card"),
        (launch, "/F: names a file outside"),
        (path_in_a_string, "tells where the file was made"),
        (path_in_a_stream, "tells where the file was made"),
    ],
)
def test_forbidden_catches(change: Change, fault: str) -> None:
    assert any(fault in found for found in forbidden.faults(mutant(change)))


@pytest.mark.parametrize(
    "target", ["tel:+13145550142", "tel:911", "sms:233733", "https://example.org/help?l=es"]
)
def test_forbidden_allows_links_to(target: str) -> None:
    assert forbidden.faults(mutant(uri(target))) == []


@pytest.mark.parametrize(
    "target",
    [
        "http://example.org",
        "https://user@example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "tel:18883737888",
        "tel:+1 888",
        "tel:+٩١١٩١١٩١١",
        "sms:+1",
        "mailto:a@example.org",
    ],
)
def test_forbidden_catches_a_link_to(target: str) -> None:
    assert any("not a link that a card may have" in found for found in forbidden.faults(mutant(uri(target))))


def test_forbidden_catches_what_is_put_after_the_end() -> None:
    assert forbidden.faults(right() + b"more") == ["data after the end"]
    assert forbidden.faults(right() + b"%%EOF") == ["updated after it was written: more than one %%EOF"]


def test_forbidden_catches_encryption() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(right())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert "encrypted" in forbidden.faults(out.getvalue())


# --- readers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("read", [poppler_text, pdfium_text])
def test_readers_find_the_text(read: Callable[[bytes], str]) -> None:
    text = read(right())
    for message in (TITLE, SENTENCE, NUMBER):
        assert holds(text, message)
        assert words_found(text, message) == 1


@pytest.mark.parametrize("read", [poppler_text, pdfium_text])
def test_readers_believe_to_unicode(read: Callable[[bytes], str]) -> None:
    assert not holds(read(mutant(no_to_unicode)), SENTENCE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("You can\ncall us", "You can call us"),
        ("โทรหา\nเราได้", "โทรหาเราได้"),
        ("\u202bاتصل\u202c بنا", "اتصل بنا"),
        ("pass\u00adport", "passport"),
        ("e\u0301toile", "étoile"),
        ("ក\u200bខ", "កខ"),
        ("call 911 now", "call \u2066911\u2069 now"),
    ],
)
def test_holds(text: str, message: str) -> None:
    assert holds(text, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("You can call", "You can call us"),
        ("call us can You", "You can call us"),
        ("می خواهم", "می‌خواهم"),  # the joiner is spelling, not layout
        ("ﬁnd", "find"),
        ("911", "٩١١"),
    ],
)
def test_holds_not(text: str, message: str) -> None:
    assert not holds(text, message)


@pytest.mark.parametrize(
    ("text", "message", "share"),
    [
        ("one two three four", "one two three four", 1),
        ("before one two\nthree four after", "one two three four", 1),
        ("one three two four", "one two three four", 0.75),
        ("four three two one", "one two three four", 0.25),
        ("one 2. two • three four", "one two three four", 1),
        ("one a b c d e f g h two", "one two", 0.5),
        ("", "one two", 0),
        ("anything", "", 1),
    ],
)
def test_words_found(text: str, message: str, share: float) -> None:
    assert words_found(text, message) == share


def test_render_draws_the_page() -> None:
    picture = render(right(), 0, 144)
    assert picture.size == (486, 306)
    shades = picture.histogram()
    assert sum(shades[:64]) > 1000  # ink
    assert shades[255] > 100_000  # paper
