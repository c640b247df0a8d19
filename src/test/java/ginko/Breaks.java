package ginko;

import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/// A condition for rules that begin with `no`: holds for everything the predicate is true of.
final class Breaks<T extends com.tngtech.archunit.core.domain.properties.HasName.AndFullName>
        extends ArchCondition<T> {

    private final Predicate<T> test;

    Breaks(String description, Predicate<T> test) {
        super(description);
        this.test = test;
    }

    @Override
    public void check(T item, ConditionEvents events) {
        events.add(new SimpleConditionEvent(item, test.test(item), item.getFullName()));
    }
}
