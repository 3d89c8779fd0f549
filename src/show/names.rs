//! The names by which kinds are called outside: in the view, the JSON and the style sheet.

use crate::model::{Act, BlockKind, Kind, Mark, Role, ScopeMode, Severity, Supply};

/// What an instrument is.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Amendment => "amendment",
        Kind::Schedule => "schedule",
        Kind::Agreement => "agreement",
        Kind::PlanAmendment => "plan-amendment",
        Kind::Letter => "letter",
        Kind::Notice => "notice",
        Kind::Other => "other",
    }
}

/// How a scope is meant.
pub fn mode(mode: ScopeMode) -> &'static str {
    match mode {
        ScopeMode::Only => "only",
        ScopeMode::AllExcept => "all-except",
    }
}

/// What an instruction does.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Replace => "replace",
        Act::Add => "add",
        Act::Remove => "remove",
        Act::Rename => "rename",
        Act::Edit => "edit",
        Act::Fee => "fee",
        Act::Other => "other",
    }
}

/// Where its new text stands.
pub fn supply(supply: Supply) -> &'static str {
    match supply {
        Supply::Inline => "inline",
        Supply::Attached => "attached",
    }
}

/// In what role somebody signs.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::By => "by",
        Role::Attest => "attest",
        Role::Witness => "witness",
        Role::Individual => "individual",
    }
}

/// What stands for a signature.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Conformed => "conformed",
        Mark::Illegible => "illegible",
        Mark::Blank => "blank",
        Mark::Printed => "printed",
    }
}

/// What a run of lines is.
pub fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Header => "header",
        BlockKind::Title => "title",
        BlockKind::Preamble => "preamble",
        BlockKind::Recital => "recital",
        BlockKind::Instruction => "instruction",
        BlockKind::Schedule => "schedule",
        BlockKind::Contents => "contents",
        BlockKind::Closing => "closing",
        BlockKind::Signature => "signature",
        BlockKind::Footnote => "footnote",
        BlockKind::Prose => "prose",
        BlockKind::Furniture => "furniture",
        BlockKind::Unread => "unread",
    }
}

/// How grave a problem is.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
