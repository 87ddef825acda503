package dev.muster.rules;

import com.google.re2j.Pattern;
import dev.muster.iam.control.Control;
import dev.muster.rules.fact.Choice;
import dev.muster.rules.fact.IpRanges;
import dev.muster.rules.fact.Limit;
import dev.muster.rules.fact.Listed;
import dev.muster.rules.fact.NamePattern;
import dev.muster.rules.parameter.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The parameters as facts: the rules compare measurements with them. */
final class ParameterFacts {

    private ParameterFacts() {}

    static List<Object> of(Catalogue catalogue, Parameters parameters) {
        List<Object> facts = new ArrayList<>();
        for (Control control : catalogue.controls()) {
            if (!parameters.enabled().contains(control.id())) {
                continue;
            }
            Map<String, Object> values = parameters.values().getOrDefault(control.id(), Collections.emptySortedMap());
            for (Control.Parameter parameter : control.parameters()) {
                if (values.containsKey(parameter.name())) {
                    facts.add(fact(control.id(), parameter, parameters));
                }
            }
        }
        return facts;
    }

    private static Object fact(String control, Control.Parameter parameter, Parameters parameters) {
        String name = parameter.name();
        return switch (parameter.type()) {
            case "days" -> {
                long days = parameters.number(control, name);
                yield new Limit(control, name, days, Duration.ofDays(days).toMillis());
            }
            case "seconds" -> {
                long seconds = parameters.number(control, name);
                yield new Limit(
                        control, name, seconds, Duration.ofSeconds(seconds).toMillis());
            }
            case "length", "count" -> new Limit(control, name, parameters.number(control, name), 0);
            case "pattern" -> new NamePattern(control, Pattern.compile(parameters.text(control, name)));
            case "choice", "text" -> new Choice(control, name, parameters.text(control, name));
            case "cidrs" -> new IpRanges(control, parameters.texts(control, name));
            default -> new Listed(control, name, parameters.texts(control, name));
        };
    }
}
