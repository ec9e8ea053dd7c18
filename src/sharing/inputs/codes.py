"""Every code of the doors, files and cells: what it means and what to do, for `sharing help CODE`.

>>> CODES["I021"][0]
'a date with two readings'
"""

from __future__ import annotations

CODES: dict[str, tuple[str, str]] = {
    "F001": ("no such file", "Check the spelling of the name and the folder you are in."),
    "F002": ("a folder where a file is needed", "Name a file inside the folder."),
    "F003": (
        "no permission to read",
        "Ask the owner of the file for permission to read it, or copy it to your own folder.",
    ),
    "F004": (
        "not an ordinary file",
        "Pipes and devices are not opened by name. Save the data in a file, or use `-` for stdin.",
    ),
    "F005": ("an empty file", "Export the data again; the file holds nothing."),
    "F006": ("the file could not be read", "The disk or the network reported an error. Copy the file and try again."),
    "F007": (
        "an encoding that cannot be read",
        "Save the file as UTF-8: in Excel choose 'CSV UTF-8 (comma delimited)', in LibreOffice choose UTF-8.",
    ),
    "F008": (
        "NUL bytes in a text file",
        "The file is not plain text, or UTF-16 without its mark. Save it as CSV UTF-8.",
    ),
    "F009": (
        "another kind of file",
        "The content is not what the name says. Save it as .csv or .xlsx, with the right ending.",
    ),
    "F010": (
        "the column separator is undecided",
        "Say it: `--delimiter semicolon`, `--delimiter comma` or `--delimiter tab`.",
    ),
    "F011": ("a quote that is not closed", "Add the closing quote, or remove the opening one."),
    "F012": (
        "text after a closing quote",
        "Within quotes write a quote twice; between the closing quote and the separator nothing.",
    ),
    "F013": (
        "a row that is too short or too long",
        "Give every row as many cells as there are headings. A cell that holds the separator must be in quotes.",
    ),
    "F014": ("two columns with one heading", "Rename or remove one of the two columns."),
    "F015": ("a column without a heading", "Give the column a heading in the first row, or empty its cells."),
    "F016": ("the headings occur again", "Remove the second row of headings."),
    "F017": ("a row of totals", "Remove the row: totals are computed, and a total among people would be paid."),
    "F018": (
        "no rows",
        "The file holds headings only, or nothing. Export the data again. Tables beside the staff list may be so.",
    ),
    "F019": (
        "a title above the headings",
        "Remove what stands above the headings: they are the first row, and every other row is a participant.",
    ),
    "F020": (
        "invisible characters",
        "Remove the invisible or direction-changing characters; they make a text look like another.",
    ),
    "F030": ("not a readable workbook", "Open the file in your spreadsheet program and save it again as .xlsx."),
    "F031": ("a password, or an old .xls", "Open the file, remove the password, and save it as .xlsx."),
    "F032": ("a workbook with macros", "Save it as .xlsx: a workbook without macros."),
    "F033": (
        "a workbook whose parts are not safe",
        "Open the file in your spreadsheet program and save it again as .xlsx.",
    ),
    "F034": (
        "XML declarations that a workbook never needs",
        "Do not trust this file. Ask the sender for a fresh export.",
    ),
    "F035": (
        "the date system of 1904",
        "In Excel, switch off 'Use 1904 date system' in the advanced options, check the dates, save again.",
    ),
    "F036": ("more than one sheet with data", "Say which one with `--sheet NAME`, or remove the others."),
    "F037": ("no sheet of that name", "Use one of the names in the message."),
    "F038": (
        "a hidden sheet with data",
        "Unhide and check it, remove it, or say which sheet you mean with `--sheet NAME`.",
    ),
    "F039": (
        "a formula without a stored result",
        "Open the workbook in your spreadsheet program, let it calculate, and save it.",
    ),
    "F040": ("an error in a cell", "Repair the formula that gives the error and save the workbook."),
    "F041": ("merged cells", "Unmerge the cells and fill in each of them."),
    "F042": (
        "a filled cell far from the table",
        "Empty the cell: delete the rows or columns outside the table and save.",
    ),
    "F043": ("a date cell that is not a whole day", "Give the cell a date without a time."),
    "F050": ("not a frame", "Give a data frame of pandas, polars or pyarrow; a lazy frame must be collected first."),
    "F051": (
        "a value in a frame that cannot be a cell",
        "Cells are numbers, decimals, days without a time, booleans and texts. Floats of 32 bits cannot hold cents.",
    ),
    "F052": ("not a readable Parquet file", "Write the file again, or export it as CSV."),
    "F060": ("the output exists", "Choose another name, or say `--force` to replace it."),
    "F061": ("the output is a link", "Name the file itself; links are never written through."),
    "F062": ("the output is not an ordinary file", "Name a file, not a folder, a pipe or a device."),
    "F063": ("the folder does not exist", "Make the folder first, or check its spelling."),
    "F064": ("no permission to write", "Choose a folder that you may write in."),
    "F065": ("the disk is full", "Make room and run again; nothing was changed."),
    "F066": ("the output could not be written", "The disk or the network reported an error; nothing was changed."),
    "F067": ("the output is one of the inputs", "Choose another name: inputs are never overwritten."),
    "F068": ("two outputs with one name", "Give each output its own name."),
    "F069": (
        "a part of the library that is not installed",
        "This output needs a package that the library itself does not need. The message says how to install it.",
    ),
    "I062": (
        "not the result of a run",
        "What is compared with is a result that `sharing run -o last.json` wrote, in the same currency.",
    ),
    "L001": ("a file that is too large", "Split the file, or check that it is the right one."),
    "L002": ("a line that is too long", "The file does not look like a table. Export it again."),
    "L003": ("a cell that is too long", "Shorten the text of the cell, or look for a quote that is not closed."),
    "L004": ("too many columns", "Export only the columns that the scheme asks for."),
    "L005": ("too many rows or cells", "Split the file, or for large tables use CSV instead of a workbook."),
    "L006": ("a workbook that unpacks too large", "Do not trust this file. Ask for a fresh export, or use CSV."),
    "L007": ("nested too deep", "Write the scheme with fewer levels of brackets and names."),
    "L008": ("a name with too many parts", "Write a name with at most eight parts."),
    "L009": ("a number with too many digits", "Write a number with at most thirty digits and without a power of ten."),
    "I001": (
        "an empty cell",
        "Fill in the cell. Only columns for which the scheme says what blank means may be blank.",
    ),
    "I002": ("not a number", "Write the number with digits and one decimal sign, such as 1234,56."),
    "I003": ("a number with two readings", "Say which is meant with `--decimal comma` or `--decimal point`."),
    "I004": ("two ways of writing numbers in one column", "Write all numbers of a column in the same way."),
    "I005": ("a number that does not fit its column", "Write thousands in groups of three, or without any grouping."),
    "I006": ("a number with too many digits", "At most 15 digits may stand before the decimal sign."),
    "I007": ("a number with too many decimals", "At most 20 digits may stand after the decimal sign."),
    "I008": ("an odd character in a number", "Type the number again with plain digits and without hard spaces."),
    "I009": (
        "not a finite number in full digits",
        "Write all digits; infinity, not-a-number and powers of ten are refused.",
    ),
    "I010": ("a percentage where a plain number is needed", "Write the number without a % sign."),
    "I011": ("two currencies in one column", "Give one currency in a column; the library converts nothing."),
    "I012": (
        "percentages and plain numbers in one column",
        "Write % in every cell of the column or in none; or say in the scheme that the column is in percent.",
    ),
    "I020": ("not a date", "Write the date as 2026-03-01 or 01-03-2026."),
    "I021": ("a date with two readings", "Say which is meant with `--dates day-first` or `--dates month-first`."),
    "I022": (
        "two ways of writing dates in one column",
        "Write all dates of a column in the same way, best as 2026-03-01.",
    ),
    "I023": ("a date that does not exist", "Correct the day or the month."),
    "I024": ("a year out of range", "Years run from 1900 to 2199."),
    "I025": ("a year of two digits", "Write the year in full."),
    "S001": (
        "not valid TOML",
        "Correct the line. Texts stand in quotes, numbers have a decimal point, each name occurs once.",
    ),
}
