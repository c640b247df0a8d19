package ginko.customers;

import java.time.LocalDate;

/// A written refusal of remote service; `reference` names the paper in the archive.
public record ServiceRefusal(LocalDate filedOn, String reference) {}
