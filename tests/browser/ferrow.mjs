// An invented agreement and its amendments: Nos. 1, 2, 3 and 5; No. 4 is missing.

/** @param {{ fund: string, portfolios: string[] }[]} funds */
const listed = (funds) => funds.map(({ fund, portfolios }) => `     ${fund}\n\n     PORTFOLIOS\n\n${portfolios.map((name) => `     ${name}`).join("\n")}\n`).join("\n");

/** An amendment; `does` is its operative sentence. */
export const amendment = ({ number, dated, says = "", funds, signer = "Ida Marsh", agreement = "MASTER DISTRIBUTION AGREEMENT" }) => `
                              AMENDMENT NO. ${number}
                                       TO
                          ${agreement}

     The ${agreement.toLowerCase().replace(/\b[a-z]/gu, (letter) => letter.toUpperCase())} (the "Agreement") made as of the 2nd day of May,
1999, by and between each registered investment company named on Schedule A to
the Agreement (each a "Fund"), severally, and FERROW DISTRIBUTORS, INC., a
Delaware corporation (the "Distributor"), is hereby amended ${says ? `${says}\n` : ""}as follows:

     Schedule A to the Agreement is hereby deleted in its entirety and replaced
with the following:

                                  "SCHEDULE A
                                       TO
                          ${agreement}

${listed(funds).trimEnd()}"

     All other terms and provisions of the Agreement shall remain in full force
and effect.

Dated:  ${dated}

                                   EACH FUND LISTED ON SCHEDULE A

                                   By:    /s/ ${signer}
                                          --------------------------
                                   Name:  ${signer}
                                   Title: Vice President

                                   FERROW DISTRIBUTORS, INC.

                                   By:    /s/ Tom Wick
                                          --------------------------
                                   Name:  Tom Wick
                                   Title: President
`;

const equity = (portfolios) => ({ fund: "FERROW EQUITY FUNDS", portfolios });
const bond = (portfolios) => ({ fund: "FERROW BOND TRUST", portfolios });

export const FERROW = {
  one: amendment({ number: 1, dated: "March 1, 2000", funds: [equity(["Ferrow Aspen Fund", "Ferrow Birch Fund", "Ferrow Cedar Fund", "Ferrow Dogwood Fund"]), bond(["Ferrow Long Bond Fund", "Ferrow Short Bond Fund"])] }),
  two: amendment({ number: 2, dated: "June 1, 2001", says: "to add Ferrow Elder Fund", signer: "Noel Pratt",
    funds: [equity(["Ferrow Aspen Fund", "Ferrow Birch Fund", "Ferrow Dogwood Fund", "Ferrow Elder Fund"]), bond(["Ferrow Cedar Fund", "Ferrow Long Bond Fund", "Ferrow Short Bond Fund", "Ferrow Zinc Fund"])] }),
  three: amendment({ number: 3, dated: "July 15, 2002", signer: "Noel Pratt",
    funds: [equity(["Ferrow Aspen Fund", "Ferrow Birch Fund", "Ferrow Dogwood Growth Fund (formerly Ferrow Dogwood Fund)", "Ferrow Elder Fund"]), bond(["Ferrow Cedar Fund", "Ferrow Long Bond Fund", "Ferrow Zinc Fund"])] }),
  five: amendment({ number: 5, dated: "January 30, 2004", signer: "Noel Pratt",
    funds: [equity(["Ferrow Aspen Fund", "Ferrow Birch Fund", "Ferrow Dogwood Growth Fund", "Ferrow Elder Fund"]), bond(["Ferrow Cedar Fund", "Ferrow Long Bond Fund", "Ferrow Zinc Fund"])] }),
  other: amendment({ number: 1, dated: "April 4, 2003", agreement: "TRANSFER AGENCY AGREEMENT", funds: [equity(["Ferrow Aspen Fund", "Ferrow Walnut Fund"])] }),
};
