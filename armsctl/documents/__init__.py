"""Files and streams, read into documents.

>>> from armsctl.documents import ReadOptions, read_documents
>>> for item in read_documents(["speeches.jsonl.gz", "articles/"], ReadOptions()):
...     ...  # a Document, or a Problem: what could not be read, and what to do
"""

from armsctl.documents.dates import parsed_date
from armsctl.documents.model import Document, Problem, ReadOptions
from armsctl.documents.reading import read_documents

__all__ = ["Document", "Problem", "ReadOptions", "parsed_date", "read_documents"]
