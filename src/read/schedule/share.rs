//! Values that stand once and are said of several names.

use crate::model::{Cell, Fund, Portfolio};

use super::value::{Look, look};
use super::wrap::is_further_tier;

/// A table of tiers above all names, none of which has another, is said of each of them.
pub(super) fn before(funds: &mut [Fund], before: &[Cell]) {
    /// More names than share one table are a list of another kind, and would copy it without end.
    const MOST: usize = 200;
    let tiered = before.iter().any(|cell| look(&cell.value.value) == Look::Tier);
    let all = || funds.iter().flat_map(|fund| &fund.portfolios);
    let bare = all().all(|portfolio| portfolio.cells.is_empty() && portfolio.classes.is_empty());
    if tiered && bare && all().count() <= MOST && before.len() <= MOST {
        for portfolio in funds.iter_mut().flat_map(|fund| &mut fund.portfolios) {
            portfolio.cells = before.to_vec();
        }
    }
}

/// Several names stacked over one table of tiers share it.
pub(super) fn tiers(funds: &mut [Fund]) {
    for fund in funds {
        let tiered = |p: &Portfolio| p.cells.iter().any(|cell| is_tier(&cell.value.value));
        if !fund.portfolios.iter().any(tiered) {
            continue;
        }
        for i in (0..fund.portfolios.len().saturating_sub(1)).rev() {
            let (above, below) = fund.portfolios.split_at_mut(i + 1);
            let (here, next) = (&mut above[i], &below[0]);
            if here.cells.is_empty() && here.classes.is_empty() && tiered(next) {
                here.cells = next.cells.clone();
            }
        }
    }
}

/// "First $400 million", "0.80% of the first $400 million".
fn is_tier(text: &str) -> bool {
    look(text) == Look::Tier || is_further_tier(text) || {
        let first = ["of the first ", "on the first ", "of all ", "on all "];
        text.split_once(' ').is_some_and(|(rate, of)| rate.ends_with('%') && first.iter().any(|w| of.starts_with(w)))
    }
}
