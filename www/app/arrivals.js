// The words about what comes in: files, folders, archives, submissions, encodings. Part of strings.js, which hands them on.

import { count, dayOf, list, number, size } from "./figures.js";

/** @import { Entry, Filing, Kind } from "./types" */

/** What the engine does to a text, in the order of its steps. */
const STEPS = ["lines", "signatures and lists", "paragraphs", "instructions", "dates and parties", "drafting checks"];

/** So many files are named in a sentence. */
const FEW = 3;

/** What is happening while files come in. */
export const coming = {
  /** @param {string} name @param {number} at 1-based @param {number} of */ one: (name, at, of) => `Reading ${number(at)} of ${number(of)}: ${name}`,
  /** @param {string} name @param {number} done @param {number} all @param {number} rate bytes a second, 0 while nobody can tell */
  large: (name, done, all, rate) => `Reading ${name}, ${mega(done)} of ${mega(all)} MB${rate > 0 ? `, ${mega(rate)} MB a second` : ""}`,
  /** @param {string} name @param {number} bytes @param {number} step as the engine counts them, from 0 */
  step: (name, bytes, step) => `Reading ${name}, ${size(bytes)}: ${STEPS[step] ?? ""} (step ${step + 1} of ${STEPS.length})`,
  /** @param {string} name @param {number} done @param {number} all */ looking: (name, done, all) => `Looking at the documents of ${name}: ${number(done)} of ${number(all)}`,
  /** @param {string} name @param {number} bytes */ unpacking: (name, bytes) => `Unpacking ${name}, ${size(bytes)}`,
  folder: "Looking through the folder",
  /** @param {string[]} names */ left: (names) => `${list(names.length > FEW ? [...names.slice(0, FEW), count(names.length - FEW, "more file", "more files")] : names)} ${names.length === 1 ? "was" : "were"} not read to the end, as something else was opened meanwhile.`,
  /** @param {number} files */ again: (files) => (files === 1 ? "Open it again" : "Open them again"),
  /** @param {string} file @param {number} left */ more: (file, left) => `And ${count(left, "more file was", "more files were")} not read, among them ${file}.`,
};

/** @param {number} bytes */
const mega = (bytes) => number(Math.round(bytes / 1_000_000));

/** Why an archive or a submission was not read, and what helps. */
export const unread = {
  /** @param {string} name */ damaged: (name) => `${name} is damaged: it ends too early, or parts of it cannot be unpacked. Get it again, or unpack it with another program and drop what is in it.`,
  /** @param {string} name @param {string} inside */ damagedPart: (name, inside) => `${inside} in ${name} cannot be unpacked: it is damaged or locked with a password. Any other files in it are read.`,
  /** @param {string} name @param {number} most */ bomb: (name, most) => `${name} would unpack to more than ${size(most)}, far more than filings in an archive of its size do. Nothing of it was read; if it is meant so, unpack it and drop what is in it.`,
  /** @param {string} name @param {number} entries @param {number} most */ crowded: (name, entries, most) => `${name} holds ${number(entries)} files, and more than ${number(most)} are not unpacked here. Unpack it and drop a part of them.`,
  /** @param {string} name */ nothingIn: (name) => `${name} holds no files that can be read.`,
  /** @param {string} given @param {string} name */ renamed: (given, name) => `“${given}” names a place outside its folder or archive. It is listed as ${name}.`,
  /** @param {string} name */ nested: (name) => `${name} is an archive within an archive. Unpack the outer one and drop this one by itself.`,
  /** @param {string} name @param {string[]} files */ unclosed: (name, files) => `In ${name}, ${files.length === 1 ? `${files[0]} does` : `${number(files.length)} documents do`} not end as a document of a submission should: the file may be cut off. What is there is read.`,
  /** @param {string} name @param {number} left */ leftOut: (name, left) => `${name} holds ${number(left)} more documents than can be listed.`,
};

/** What is odd about a file that was read all the same. */
export const odd = {
  /** @param {string} name */ markup: (name) => `${name} ends in the middle of its markup: it may be cut off. What is there is read.`,
  /** @param {string} name */ page: (name) => `${name} begins as a page and does not end as one: it may be cut off. What is there is read.`,
  /** @param {string} name */ document: (name) => `${name} begins as a document of a submission and does not end as one: it may be cut off. What is there is read.`,
  /** @param {string} name */ encoded: (name) => `${name} is an e-mail or a web archive as it travels: its text is encoded, so words may be cut and signs missing. Open it in its program, select all, copy, and paste here.`,
  /** @param {string} name */ named: (name) => `${name} holds text, whatever its name says, and is read as text.`,
  /** @param {string} name */ buried: (name) => `${name} nests tables within tables, far deeper than a page can show. The innermost are read line by line.`,
};

/** @param {Kind} kind */
const isAmendment = (kind) => kind === "amendment" || kind === "plan-amendment";

export const filing = {
  heading: "Filing", form: "Form", filed: "Filed", period: "Period", effective: "Effective", accession: "Accession number", filer: "Filer", filers: "Filers", cik: "CIK",
  formerly: "formerly", file: "File",
  /** @param {number} series @param {number} classes */ covers: (series, classes) => `Filed for ${number(series)} series${classes === 0 ? "" : ` and ${count(classes, "class", "classes")}`}`,
  series: "Series", className: "Class", ticker: "Ticker", id: "Identifier",
  /** "485BPOS, LARCH TRUST" @param {Filing} facts @param {string} name */
  title: ({ form, registrants }, name) => [form, registrants[0]?.name].filter(Boolean).join(", ") || name,
  /** @param {Entry[]} entries */
  tally(entries) {
    const found = entries.filter(({ kinds }) => kinds.some(isAmendment)).length;
    return `${count(entries.length, "document")}, ${found === 0 ? "none is an amendment" : count(found, "is an amendment", "are amendments")}`;
  },
  /** @param {number} n */ others: (n) => count(n, "other document"),
  /** "EX-99.J larch.htm" @param {Entry} entry */ entry: ({ kind, file, sequence }) => [kind, file || (sequence === null ? "" : `document ${sequence}`)].filter(Boolean).join(" ") || "document",
  /** The name of an exhibit as a document of its own. @param {Entry} entry */ nameOf: ({ file, kind, sequence }) => file || [kind || "document", sequence].filter((part) => part !== null).join(", document "),
  noWords: "holds no words", showAll: "Show all",
  /** @param {string} file */ open: (file) => `Read ${file}`,
  /** @param {string} name @param {number} bytes @param {number} all @param {number} open */
  opened: (name, bytes, all, open) => `${name}: ${size(bytes)}, ${count(all, "document")}. ${open === 0 ? "No amendment was found" : `${count(open, "amendment is", "amendments are")} open`}; the others are read when you choose them under Documents.`,
  /** @param {string} iso */ day: (iso) => dayOf(iso),
};

/** How a text was taken, and how else it can be. */
export const origin = {
  heading: "How it was read", file: "Name", size: "Size", encoding: "Characters", again: "Read again as", pasted: "Pasted as", sha: "SHA-256",
  encodings: /** @type {[string, string][]} */ ([["utf-8", "UTF-8"], ["windows-1252", "Windows-1252"], ["utf-16le", "UTF-16, low byte first"], ["utf-16be", "UTF-16, high byte first"]]),
  skipped: "Not shown, not read",
  /** @param {number} all @param {number} listed */ passages: (all, listed) => `${count(all, "passage")} of markup that no browser shows: hidden words, remarks, scripts, styles${listed < all ? `. The first ${number(listed)} begin so` : ""}`,
  rich: "Rich text, with its tables", plain: "Plain text, as it stands",
  /** @param {boolean} rich */
  tookOne: (rich) => (rich ? "The clipboard held rich text and plain text that read differently. The rich text reads more clearly and is on show." : "The clipboard held rich text and plain text that read differently. The plain text reads more clearly and is on show."),
  /** @param {boolean} rich what is on show */ other: (rich) => (rich ? "Read the plain text instead" : "Read the rich text instead"),
  /** @param {string} name @param {string} encoding */ readAgain: (name, encoding) => `${name} was read again as ${encoding}.`,
};
