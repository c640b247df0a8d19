package ginko.demo.simulators;

import ginko.kernel.Switch;
import org.springframework.core.env.Environment;

/// Whether the simulators run: the setting `ginko.simulators`; without it, only for the bundled
/// bank profile `demo`.
public final class SimulatorsSwitch implements Switch {

    @Override
    public boolean isOn(Environment settings) {
        boolean demoBank =
                settings.getProperty("ginko.profile-file", "").isEmpty()
                        && settings.getProperty("ginko.profile", "").equals("demo");
        return settings.getProperty("ginko.simulators", Boolean.class, demoBank);
    }
}
