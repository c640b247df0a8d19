package ginko.demo;

import ginko.kernel.Switch;
import org.springframework.core.env.Environment;

/// Whether this start is a demonstration: the setting `ginko.demo`, see [DemoDefaults].
public final class DemoSwitch implements Switch {

    @Override
    public boolean isOn(Environment settings) {
        return settings.getProperty("ginko.demo", Boolean.class, false);
    }
}
