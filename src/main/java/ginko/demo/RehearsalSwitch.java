package ginko.demo;

import ginko.kernel.Switch;
import org.springframework.core.env.Environment;

/// Whether a demonstration rehearses before it is used: the setting `ginko.rehearsal`.
final class RehearsalSwitch implements Switch {

    @Override
    public boolean isOn(Environment settings) {
        return new DemoSwitch().isOn(settings) && settings.containsProperty("ginko.rehearsal");
    }
}
