package dev.muster.rules.parameter;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The YAML that a parameters file needs: a few levels of mappings and lists, spelled out. Reading the rest would only be of use to an attacker. */
final class YamlShape {

    /** Deeper than any parameter lies. */
    private static final int DEEPEST = 10;

    private YamlShape() {}

    /** @throws MarkedYamlEngineException at the first place that is nested too deeply, refers to another place or names a type */
    static void check(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw new Refused("this is nested more than " + DEEPEST + " levels deep", event.getStartMark());
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof AliasEvent
                    || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw new Refused("anchors and aliases are not read: spell it out", event.getStartMark());
            }
            if (tag(event).isPresent()) {
                throw new Refused("`" + tag(event).get() + "` is not read: leave the type out", event.getStartMark());
            }
        }
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
    }

    /** YAML that is well formed and not wanted. */
    private static final class Refused extends MarkedYamlEngineException {

        private static final long serialVersionUID = 1;

        Refused(String problem, Optional<Mark> at) {
            super(null, Optional.empty(), problem, at);
        }
    }
}
