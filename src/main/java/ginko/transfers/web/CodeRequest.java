package ginko.transfers.web;

import org.jspecify.annotations.Nullable;

/// The code that was sent for a transfer.
record CodeRequest(@Nullable String code) {}
