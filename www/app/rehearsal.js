// A short filing that the worker reads before anybody asks: a browser translates what the engine does when it is first
// done, and what a person asks first is answered in half the time. No such fund, bank or officer exists.

export const REHEARSAL = `AMENDMENT NO. 2
TO
MASTER CUSTODY AGREEMENT

     The Master Custody Agreement (the "Agreement"), dated May 1, 1999, by and between each
investment company named in Schedule A (each a "Fund") and LARCH BANK, N.A. (the "Bank"), is
hereby amended, effective June 1, 2003, as follows:

     1. Schedule A is deleted in its entirety and replaced with the following:

                                  SCHEDULE A

      LARCH FUNDS
      -----------

      PORTFOLIOS

      Larch Bond Fund (formerly Birch Bond Fund)
      Larch Growth Fund - Class A and Class B
      Larch Income Fund                      0.25%

     2. The name of Larch Cash Fund is changed to Larch Reserve Fund.

     All other terms and provisions of the Agreement shall remain in full force and effect.

Dated: May 20, 2003

                                          LARCH FUNDS

                                          By:  /s/ Ada Quist
                                               -------------------------
                                               Name:  Ada Quist
                                               Title: President
`;
