package ginko.demo.simulators;

import ginko.bills.MobileOperator;
import ginko.cards.CardSettings;
import ginko.notifications.smpp.SmppSettings;
import ginko.notifications.smtp.SmtpSettings;
import ginko.otp.CarrierSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Starts the simulators before the transports, which get their addresses from here. See
/// [SimulatorsSwitch] for when.
@Configuration(proxyBeanMethods = false)
@Conditional(SimulatorsSwitch.class)
class SimulatorsConfiguration {

    @Bean
    SimulatedMessages simulatedMessages(Clock clock) {
        return new SimulatedMessages(clock);
    }

    @Bean
    ShortMessageCentre shortMessageCentre(SimulatedMessages messages, Clock clock) {
        return ShortMessageCentre.start(messages, clock);
    }

    @Bean
    MailReceiver mailReceiver(SimulatedMessages messages) {
        return MailReceiver.start(messages);
    }

    @Bean
    CarrierDesk carrierDesk(SimulatedMessages messages) {
        return CarrierDesk.start(messages);
    }

    @Bean
    @Primary
    CarrierSettings simulatedCarriers(CarrierDesk desk) {
        return desk.settings();
    }

    @Bean
    @Primary
    SmppSettings simulatedSmpp(ShortMessageCentre centre) {
        return centre.settings();
    }

    @Bean
    @Primary
    SmtpSettings simulatedSmtp(MailReceiver receiver) {
        return receiver.settings();
    }

    @Bean
    CardSwitchSimulator cardSwitchSimulator(
            @Value("${ginko.cards.answer-within:30s}") Duration answerWithin,
            SimulatedMessages messages,
            Clock clock) {
        return CardSwitchSimulator.start(answerWithin, messages, clock);
    }

    @Bean
    @Primary
    CardSettings simulatedCards(CardSwitchSimulator cards) {
        return cards.settings();
    }

    @Bean
    MobileOperator simulatedOperator(Clock clock) {
        return new SimulatedOperator(clock);
    }
}
