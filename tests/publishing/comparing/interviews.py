"""An invented interview as two outlets print it: the second leaves out an answer and shortens another."""

from __future__ import annotations

from communique.model import Document
from communique.reading.documents import read_text

FULL = """Minister: Accra and Reykjavik will map the sea bed together

Reykjavik (NPA) – Foreign Minister Sigrun Halldorsdottir of Iceland visited Ghana from 4 to 6 June 2024. \
She spoke to journalists after her return.

Reporter: Minister, what did you bring home from Accra?

Minister Sigrun Halldorsdottir: Ghana and Iceland signed a memorandum of understanding on geothermal \
drilling. The document had been negotiated for two years, and our engineers will begin with three wells \
near Keta before the rainy season. President Kwabena Ofosu received our delegation at Jubilee House.

Reporter: Fishing crews complain about visas. Was that discussed?

Minister Sigrun Halldorsdottir: It was. Ghanaian seamen wait eleven weeks for a visa today. We shall \
open a visa desk in Tema next spring.

Reporter: What about the sea bed?

Minister Sigrun Halldorsdottir: Both hydrographic offices agreed to survey the shelf off Takoradi with \
one vessel. The charts will be published for everyone, so that no trawler loses its nets on a wreck that \
somebody else has already found.

Reporter: Thank you.
"""

CUT = """June 8, 2024
Iceland's foreign minister Sigrun Halldorsdottir has returned from a visit to Ghana. The Harbour Weekly \
asked her about it.

What are the results of your talks in Accra?

Iceland and Ghana signed a memorandum of understanding on geothermal drilling. Our engineers will begin \
with three wells near Keta before the rainy season. The President of Ghana, Kwabena Ofosu, received the \
delegation at Jubilee House.

And the sea bed?

The two hydrographic offices agreed to survey the shelf off Takoradi with a single vessel. The charts \
will be published for everyone.

Source: The Harbour Weekly
"""


def full() -> Document:
    return read_text(FULL, "full.txt")


def cut() -> Document:
    return read_text(CUT, "cut.txt")
