package ginko.otp;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the carriers’ identity check is reached.
///
/// @param url null where the bank has no contract with one; then no telephone can be checked
@ConfigurationProperties("ginko.carrier")
public record CarrierSettings(@Nullable URI url, @DefaultValue("5s") Duration timeout) {}
