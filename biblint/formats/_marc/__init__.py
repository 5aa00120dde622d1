"""What MARC 21 in ISO 2709 and in XML share: fields and subfields, their variables, their punctuation."""
