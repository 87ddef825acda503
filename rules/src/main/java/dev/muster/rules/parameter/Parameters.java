package dev.muster.rules.parameter;

import dev.muster.iam.control.Control;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.rules.Catalogue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that hold for one account, all resolved.
 *
 * <p>A value is a {@link Long}, a {@link String} or a list of strings, by the parameter's type. A control whose required parameter has no
 * value is off.
 */
public final class Parameters {

    private final SortedMap<String, SortedMap<String, Object>> values;
    private final SortedSet<String> enabled;

    private Parameters(SortedMap<String, SortedMap<String, Object>> values, SortedSet<String> enabled) {
        this.values = Collections.unmodifiableSortedMap(values);
        this.enabled = Collections.unmodifiableSortedSet(enabled);
    }

    /** The catalogue's defaults. */
    public static Parameters defaults(Catalogue catalogue) {
        return resolved(catalogue, List.of());
    }

    /** @param layers changes to the defaults, by control and parameter; a later one wins */
    static Parameters resolved(Catalogue catalogue, List<Map<String, Map<String, Object>>> layers) {
        SortedMap<String, SortedMap<String, Object>> values = new TreeMap<>();
        SortedSet<String> enabled = new TreeSet<>();
        for (Control control : catalogue.controls()) {
            SortedMap<String, Object> ofControl = new TreeMap<>();
            for (Control.Parameter parameter : control.parameters()) {
                Object value = parameter.defaultValue();
                for (Map<String, Map<String, Object>> layer : layers) {
                    value = layer.getOrDefault(control.id(), Map.of()).getOrDefault(parameter.name(), value);
                }
                if (value != null) {
                    ofControl.put(parameter.name(), value);
                }
            }
            values.put(control.id(), Collections.unmodifiableSortedMap(ofControl));
            boolean complete = control.parameters().stream()
                    .filter(Control.Parameter::required)
                    .allMatch(parameter -> ofControl.containsKey(parameter.name()));
            if (complete) {
                enabled.add(control.id());
            }
        }
        return new Parameters(values, enabled);
    }

    /** Ids of the controls that are judged. */
    public SortedSet<String> enabled() {
        return enabled;
    }

    /** A number: days, seconds, a length or a count. @throws IllegalArgumentException when the control has no such parameter */
    public long number(String control, String parameter) {
        return (Long) value(control, parameter);
    }

    /** A text, pattern or choice. @throws IllegalArgumentException when the control has no such parameter */
    public String text(String control, String parameter) {
        return (String) value(control, parameter);
    }

    /** A list of texts. @throws IllegalArgumentException when the control has no such parameter */
    public List<String> texts(String control, String parameter) {
        return ((List<?>) value(control, parameter))
                .stream().map(String.class::cast).toList();
    }

    /** All parameters with a value, by control and name. */
    public SortedMap<String, SortedMap<String, Object>> values() {
        return values;
    }

    /** All values, for the ruleset's digest. */
    public JsonObject json() {
        Map<String, JsonValue> controls = new LinkedHashMap<>();
        values.forEach((control, parameters) -> {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            parameters.forEach((name, value) -> members.put(name, json(value)));
            controls.put(control, new JsonObject(members));
        });
        return new JsonObject(controls);
    }

    private static JsonValue json(Object value) {
        if (value instanceof List<?> list) {
            return JsonArray.ofTexts(list.stream().map(String.class::cast).toList());
        }
        return value instanceof Long number ? new JsonNumber(number.toString()) : new JsonString(value.toString());
    }

    private Object value(String control, String parameter) {
        Map<String, Object> ofControl = values.get(control);
        @Nullable Object value = ofControl == null ? null : ofControl.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("`" + control + "` has no value for `" + parameter + "`");
        }
        return value;
    }
}
