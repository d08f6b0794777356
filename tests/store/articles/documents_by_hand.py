"""Documents written byte by byte: PDFs, Word documents, books and saved pages with what a test puts into them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


class Drawn(NamedTuple):
    """A line on a page: its text, how far from the left and from the bottom it begins, and how large it is set."""

    text: str
    left: float
    bottom: float
    size: float = 12


def set_lines(*lines: str, top: float = 700, size: float = 12) -> list[Drawn]:
    """Return lines of a paragraph below one another, the first two characters further in."""
    return [Drawn(line, 50 if row else 50 + 2 * size, top - 1.5 * size * row, size) for row, line in enumerate(lines)]


def pdf(pages: Iterable[Sequence[Drawn]], title: str = "", locked: bool = False) -> bytes:
    """Return a PDF whose Chinese font is not in it, as ISO 32000-1, 9.7.5.2 has them."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        f"<< /Title <{_hexadecimal(chr(0xFEFF) + title)}> /CreationDate (D:20310304090000Z) >>".encode(),
    ]
    kids = []
    for page in pages:
        drawn = "".join(
            f"BT /F1 {line.size} Tf {line.left} {line.bottom} Td <{_hexadecimal(line.text)}> Tj ET\n" for line in page
        ).encode()
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<00> <00>]" % ((b"41" * 32,) * 2)
    return _numbered(objects, lock if locked else b"")


def _hexadecimal(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _numbered(objects: Sequence[bytes], more: bytes) -> bytes:
    """Return the file of the objects, with the table of where each begins."""
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 6 0 R%s >>\n" % (len(objects) + 1, more)
    return written + table + trailer + b"startxref\n%d\n%%%%EOF" % len(written)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(paragraphs: Iterable[tuple[str, str]]) -> bytes:
    """Return a Word document of paragraphs, each with the name of its style."""
    styles = {"Title": "Title", "Heading1": "heading 1"}
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text, style in paragraphs
    )
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in styles.items()
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type='
            f'"{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{office}/styles" Target="styles.xml"/></Relationships>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{named}</w:styles>',
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def epub(chapters: Sequence[str], metadata: str) -> bytes:
    """Return a book of the bodies of its chapters; the manifest names them backwards, the spine in order."""
    items = "".join(
        f'<item id="c{number}" href="text%20{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in reversed(range(len(chapters)))
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>'
            '<item id="nav" href="nav.xhtml" '
            f'properties="nav"/>{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>',
            "OEBPS/nav.xhtml": "<html><body><p>目录在此。</p></body></html>",
            **{
                f"OEBPS/text {number}.xhtml": f"<?xml version='1.0'?><html><body>{body}</body></html>"
                for number, body in enumerate(chapters)
            },
        }
    )


def mhtml(page: str, address: str, subject: str, charset: str = "utf-8") -> bytes:
    """Return a page as Chrome saves it in one file."""
    import quopri

    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: {subject}\r\n"
        "Date: Tue, 4 Mar 2031 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--edge"\r\n\r\n'
        "----edge\r\nContent-Type: text/css\r\n\r\nbody { color: red }\r\n"
        f"----edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {address}\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(page.encode(charset)) + b"\r\n----edge--\r\n"
