"""What the library says, in Dutch: catalogues of sentences, and how a sentence is found in them."""
