package ginko.transfers;

import ginko.kernel.Refusal;

/// Why a template was not saved.
public enum TemplateRefusal implements Refusal {
    /// The name is empty, too long, or holds signs that cannot be shown.
    TEMPLATE_NAME_MALFORMED,
    /// A customer may keep a hundred templates.
    TEMPLATES_FULL,
    /// The customer has a template of this name.
    TEMPLATE_NAME_TAKEN
}
