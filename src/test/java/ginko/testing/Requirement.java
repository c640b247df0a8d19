package ginko.testing;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Names the acceptance lines a test proves, for example `OTPD-45`.
@Retention(RetentionPolicy.SOURCE)
public @interface Requirement {

    String[] value();
}
