package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import java.util.List;

/** The checks of Condition blocks and policy variables. */
public final class ConditionChecks {

    public static final List<Check> ALL = List.of(
            new EmptyConditions(),
            new Operators(),
            new ValueTypes(),
            new MixedValues(),
            new SourceAddresses(),
            new RedundantNumbers(),
            new KnownFormats(),
            new KeyNames(),
            new KeysAndActions(),
            new KeyTypes(),
            new SetOperators(),
            new Wildcards(),
            new Tags(),
            new PairedKeys(),
            new SensitiveKeys(),
            new CallerChosenKeys(),
            new ListedPrefixes(),
            new ItemAttributes(),
            new MultiFactor(),
            new OptionalGuards(),
            new Variables());

    private ConditionChecks() {}
}
