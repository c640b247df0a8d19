package ginko.otp.web;

import java.util.List;

/// The procedures the bank offers.
public record ProceduresModel(List<Entry> entries) {

    /// One procedure; its texts are `otp.procedures.<name>`.
    public record Entry(String name, String href) {}

    public ProceduresModel {
        entries = List.copyOf(entries);
    }
}
