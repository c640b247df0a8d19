package ginko.operator;

import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/// The parts of the bank a command needs: no pages, no jobs, no delivery of messages. Named by
/// [Operator] only; without a stereotype the bank itself does not find it.
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "ginko.database",
            "ginko.policy",
            "ginko.audit",
            "ginko.customers",
            "ginko.ledger",
            "ginko.notifications",
            "ginko.otp",
            "ginko.identity",
            "ginko.pauses",
            "ginko.staff",
            "ginko.web"
        },
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = {
                        "ginko\\.[a-z]+\\.(web|site|smpp|smtp|transport)\\..*",
                        "ginko\\.notifications\\.NotificationsConfiguration"
                    })
        })
class OperatorSetup {}
