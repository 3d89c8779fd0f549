// Invented filings in the forms that real ones take. No such fund, adviser or officer exists.

/** @param {string} name @param {string[]} portfolios @param {string} label */
const fund = (name, portfolios, label = portfolios.length === 1 ? "PORTFOLIO" : "PORTFOLIOS") =>
  `      ${name}\n      ${"-".repeat(name.length)}\n\n      ${label}\n\n${portfolios.map((portfolio) => `      ${portfolio}`).join("\n")}`;

/** @param {string} text @param {number} width @param {string} first */
function paragraph(text, width = 80, first = "      ") {
  /** @type {string[]} */
  const lines = [];
  let line = first;
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.length + word.length + 1 > width) {
      lines.push(line);
      line = "";
    }
    line = line.trim() === "" ? line + word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

/** @param {string} text */
const centred = (text) => text.split("\n").map((line) => `${" ".repeat(Math.max(0, Math.floor((80 - line.length) / 2)))}${line}`).join("\n");

/** @param {string[]} caption @param {string} hand @param {string} name @param {string} title */
const signed = (caption, hand, name, title) => [
  ...caption, "", "", `By:  ${hand}`, "     -------------------------------", `     Name:  ${name}`, `     Title: ${title}`,
].map((line) => (line === "" ? "" : " ".repeat(42) + line)).join("\n");

const DISTRIBUTION = `${centred("AMENDMENT NO. 4\nTO\nAMENDED AND RESTATED\nMASTER DISTRIBUTION AGREEMENT\n(CLASS C SHARES)")}


${paragraph('The Amended and Restated Master Distribution Agreement (the "Agreement") made as of the 3rd day of March, 2002, by and between each registered investment company set forth on Schedule A-2 to the Agreement (each individually referred to as "Fund", or collectively, "Funds"), severally, on behalf of each of its series set forth on Schedule A-2 to the Agreement (each, a "Portfolio"), with respect to the Class C Shares (the "Shares") of each Portfolio, and THORNFIELD DISTRIBUTORS, INC., a Delaware corporation (the "Distributor") is hereby amended as follows:')}

${paragraph("Schedule A-2 of the Agreement is hereby deleted in its entirety and replaced with the following:")}

${centred('"SCHEDULE A-2\nTO\nAMENDED AND RESTATED\nMASTER DISTRIBUTION AGREEMENT\n(CLASS C SHARES)')}

${fund("THORNFIELD EQUITY FUNDS", ["Thornfield Capital Growth Fund", "Thornfield Dividend Income Fund", "Thornfield Large Cap Value Fund", "Thornfield Mid Cap Fund", "Thornfield Small Company Fund", "Thornfield U.S. Opportunities Fund"])}


${fund("THORNFIELD INCOME TRUST", ["Thornfield Government Bond Fund", "Thornfield High Yield Fund", "Thornfield Intermediate Bond Fund", "Thornfield Money Market Fund"])}

<PAGE>

${fund("THORNFIELD INTERNATIONAL FUNDS, INC.", ["Thornfield Developing Markets Fund", "Thornfield European Equity Fund", "Thornfield Pacific Fund"])}


${fund("THORNFIELD TAX-EXEMPT FUNDS", ["Thornfield Municipal Income Fund"])}"

<PAGE>

${paragraph("All other terms and provisions of the Agreement not amended herein shall remain in full force and effect.")}

Dated:  June 17, 2004

${signed(["EACH FUND (LISTED ON SCHEDULE A-2)", "ON BEHALF OF THE SHARES OF EACH", "PORTFOLIO LISTED ON SCHEDULE A-2"], "/s/ Margaret L. Osgood", "Margaret L. Osgood", "Vice President")}



${signed(["THORNFIELD DISTRIBUTORS, INC."], "/s/ Peter J. Lindqvist", "Peter J. Lindqvist", "President")}
`;

const FAULTY = `${centred("AMENDMENT NO. 7\nTO\nMASTER ADMINISTRATIVE SERVICES AGREEMENT")}


${paragraph('The Master Administrative Services Agreement (the "Agreement") made as of the 1st day of July, 1999, by and between each registered investment company set forth on Schedule A to the Agreement (each a "Fund") and WETHERBY ADVISERS, INC., a Delaware corporation (the "Administrator") is hereby amended as follows:')}

${paragraph("Schedule A of the Agreement is hereby deleted in its entirety and replaced with the following:")}

${centred('"SCHEDULE A\nTO\nMASTER ADMINISTRATIVE SERVICES AGREEMENT')}

${fund("WETHERBY GROWTH SERIES", ["Wetherby Balanced Fund", "Wetherby Core Equity Fund", "Wetherby Global Fund", "Wetherby Select Fund", "Wetherby Blue Ridge Fund"])}


${fund("WETHERBY SECTOR TRUST", ["Wetherby Energy Fund"], "PORTFOLIOS")}


${fund("WETHERBY BOND FUNDS", ["Wetherby Income Fund", "Wetherby Income Fund", "Wetherby Short Term Fund"])}"

${paragraph("All other terms and provisions of the Agreement not amended herein shall remain in full force and effect.")}

Dated:  February 2, 2001

${signed(["EACH FUND (LISTED ON SCHEDULE A", "ON BEHALF OF EACH PORTFOLIO", "LISTED ON SCHEDULE A"], "/s/ Ruth A. Calloway", "Ruth A. Calloway", "Secretary")}



${signed(["WETHERBY ADVISERS, INC."], "", "", "")}
`;

const SCHEDULE = `${centred("SCHEDULE B\nTO\nTRANSFER AGENCY AND SERVICE AGREEMENT\n(as of November 30, 2005)")}

${fund("PENHALLOW INSTITUTIONAL FUNDS", ["Penhallow Core Bond Fund", "Penhallow Government Fund", "Penhallow Prime Fund", "Penhallow Treasury Fund"])}


${fund("PENHALLOW VARIABLE TRUST", ["Penhallow V.I. Balanced Fund", "Penhallow V.I. Growth Fund", "Penhallow V.I. Income Fund"])}
`;

/** The same agreement two amendments on: names begin, end and change. @param {string} number @param {string} day @param {[string, string][]} edits */
const later = (number, day, edits) => edits.reduce((text, [from, to]) => text.replace(from, to), DISTRIBUTION.replace("NO. 4", `NO. ${number}`).replace("June 17, 2004", day));
/** @type {[string, string][]} */
const FIFTH = [["      Thornfield Dividend Income Fund\n", "      Thornfield Dividend Income Fund\n      Thornfield Health Care Fund\n"], ["      Thornfield Developing Markets Fund\n", ""]];
/** @type {[string, string][]} */
const SIXTH = [...FIFTH, ["Thornfield Pacific Fund", "Thornfield Asia Pacific Fund"], ["      Thornfield Mid Cap Fund\n", ""]];

/** @param {string} text */
const lines = (text) => text.split("\n").length - 1;

/** @type {{ title: string, shows: string, files: { name: string, text: string, lines: number }[] }[]} */
export const examples = [
  { title: "Amendment No. 4, Master Distribution Agreement", shows: "One schedule of 4 funds and 14 portfolios, replaced whole; two signatures", files: [["amendment-4.txt", DISTRIBUTION]] },
  { title: "Three amendments of one agreement", shows: "What changed from one to the next, and a timeline of every portfolio", files: [["amendment-4.txt", DISTRIBUTION], ["amendment-5.txt", later("5", "March 1, 2005", FIFTH)], ["amendment-6.txt", later("6", "September 9, 2005", SIXTH)]] },
  { title: "Amendment No. 7, with drafting faults", shows: "A name listed twice, a label that does not fit, a parenthesis left open, a line left blank", files: [["amendment-7.txt", FAULTY]] },
  { title: "Schedule B alone", shows: "A list of 2 funds and 7 portfolios without its amendment", files: [["schedule-b.txt", SCHEDULE]] },
].map(({ files, ...example }) => ({ ...example, files: files.map(([name = "", text = ""]) => ({ name, text, lines: lines(text) })) }));
