"""Files of ours, changed and put together again as we would write them.

pikepdf writes files in its own way, which `structure` sees at once. What is changed here keeps the
order of objects, the table and the trailer, so a reader has to find the change itself.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

__all__ = ["Forged"]

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\n(?:stream\n(.*?)\nendstream\n)?endobj\n", re.DOTALL)


@dataclass
class Stored:
    text: str
    stream: bytes | None = None


class Forged:
    """An opened file: objects by number, texts as latin-1."""

    def __init__(self, data: bytes) -> None:
        self.head = data[: data.index(b"1 0 obj\n")]
        self.trailer = data[data.index(b"trailer\n") : data.index(b"startxref\n")].decode()
        found = OBJECT.findall(data)
        self.objects = {int(n): Stored(text.decode("latin-1"), stream or None) for n, text, stream in found}

    def number_of(self, pattern: str, at: int = 0) -> int:
        """Return the number of an object whose text has a pattern."""
        return [n for n, one in self.objects.items() if re.search(pattern, one.text)][at]

    def edit(self, pattern: str, old: str, new: str, at: int = 0) -> None:
        """Replace a part of an object's text."""
        one = self.objects[self.number_of(pattern, at)]
        assert old in one.text, (old, one.text)
        one.text = one.text.replace(old, new, 1)

    def enter(self, pattern: str, entry: str, at: int = 0) -> None:
        """Add an entry to a dictionary; the keys stay in order."""
        one = self.objects[self.number_of(pattern, at)]
        key = entry.split()[0]
        places = [m.start() for m in re.finditer(r"/[A-Z]\w*", one.text) if self._is_key(one.text, m.start())]
        after = next((place for place in places if one.text[place:].split()[0] > key), one.text.rindex(">>"))
        one.text = f"{one.text[:after]}{entry} {one.text[after:]}"

    @staticmethod
    def _is_key(text: str, at: int) -> bool:
        before = text[:at]
        flat = before.count("<<") - before.count(">>") == 1 and before.count("[") == before.count("]")
        return flat and not re.search(r"/\w+ $", before)  # or it is the value of a key

    def add(self, text: str, stream: bytes | None = None) -> int:
        """Add an object; return its number."""
        number = len(self.objects) + 1
        if stream is not None:
            packed = zlib.compress(stream)
            text = text.replace("LENGTH", str(len(packed)))
            stream = packed
        self.objects[number] = Stored(text, stream)
        return number

    def page(self, index: int) -> int:
        """Return the number of a page object."""
        kids = self.objects[self.number_of(r"/Type /Pages")].text
        return int(re.findall(r"(\d+) 0 R", kids)[index])

    def content_number(self, index: int) -> int:
        """Return the number of the content stream of a page."""
        found = re.search(r"/Contents (\d+) 0 R", self.objects[self.page(index)].text)
        assert found
        return int(found[1])

    def unpacked(self, number: int) -> str:
        """Return the content of a packed stream."""
        return zlib.decompress(self.objects[number].stream or b"").decode("latin-1")

    def pack(self, number: int, content: str | bytes) -> None:
        """Set the content of a packed stream."""
        data = content.encode("latin-1") if isinstance(content, str) else content
        one = self.objects[number]
        one.stream = zlib.compress(data)
        one.text = re.sub(r"/Length \d+", f"/Length {len(one.stream)}", one.text)

    def codes(self, characters: str) -> tuple[str, str]:
        """Return a font of the file that has these characters, and their codes in hexadecimal."""
        fonts = dict(re.findall(r"/(F\d+) (\d+) 0 R", self.objects[1].text))
        for name, number in sorted(fonts.items()):
            table = re.search(r"/ToUnicode (\d+) 0 R", self.objects[int(number)].text)
            assert table
            pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]{4})>\n", self.unpacked(int(table[1])))
            known = {chr(int(shown, 16)): code for code, shown in pairs}
            if set(characters) <= set(known):
                return name, "".join(known[char] for char in characters)
        raise AssertionError(f"no font has {characters!r}")

    def data(self) -> bytes:
        """Return the file."""
        out, places = self.head, []
        for number, one in self.objects.items():
            places.append(len(out))
            stream = b"\nstream\n" + one.stream + b"\nendstream" if one.stream is not None else b""
            out += b"%d 0 obj\n%b%b\nendobj\n" % (number, one.text.encode("latin-1"), stream)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(places) + 1
        trailer = re.sub(r"/Size \d+", f"/Size {size}", self.trailer).encode()
        start = len(out)
        return b"%bxref\n0 %d\n0000000000 65535 f \n%b%bstartxref\n%d\n%%%%EOF\n" % (
            out,
            size,
            table,
            trailer,
            start,
        )
