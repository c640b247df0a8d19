package ginko.demo;

import ginko.ledger.EntryKind;
import java.time.LocalDate;
import java.util.UUID;

/// An entry of the sample year before accounts are known. `key` is the same at every start, so that
/// posting it again changes nothing.
record SampleEntry(
        UUID key,
        LocalDate date,
        SampleCustomer customer,
        EntryKind kind,
        Role from,
        Role to,
        long amountMinor,
        String narrative) {}
