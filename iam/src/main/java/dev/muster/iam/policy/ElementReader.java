package dev.muster.iam.policy;

import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.json.LocatedObject;
import dev.muster.iam.json.LocatedScalar;
import dev.muster.iam.json.LocatedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a statement; one that is not as it should be counts as not there, and is a problem. */
final class ElementReader {

    private final ProblemList problems;

    ElementReader(ProblemList problems) {
        this.problems = problems;
    }

    @Nullable
    LocatedObject object(LocatedValue value, JsonPath path) {
        if (value instanceof LocatedObject object) {
            return object;
        }
        problems.add(
                PolicyProblem.Kind.WRONG_TYPE,
                path,
                value,
                "`" + path + "` is no object: it holds " + value.kind() + " where an object belongs");
        return null;
    }

    @Nullable
    String text(LocatedObject object, String name, JsonPath path) {
        LocatedValue value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof LocatedScalar scalar && scalar.value() instanceof JsonString text) {
            return text.value();
        }
        JsonPath place = path.member(name);
        problems.add(
                PolicyProblem.Kind.WRONG_TYPE,
                place,
                value,
                "`" + place + "` is no text: it holds " + value.kind() + " where a text belongs");
        return null;
    }

    /** One text or a list of them. @param whenEmpty the problem that an empty list is */
    List<String> texts(LocatedObject object, String name, JsonPath path, PolicyProblem.Kind whenEmpty) {
        LocatedValue value = object.get(name);
        if (value == null) {
            return List.of();
        }
        JsonPath place = path.member(name);
        List<LocatedValue> items = items(value);
        if (items.isEmpty()) {
            problems.add(whenEmpty, place, value, "`" + place + "` is an empty list");
        }
        List<String> texts = new ArrayList<>(items.size());
        boolean sound = true;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof LocatedScalar scalar && scalar.value() instanceof JsonString text) {
                texts.add(text.value());
            } else {
                sound = false;
                wrongItem(items.get(i), itemPath(value, place, i), "text");
            }
        }
        return sound ? texts : List.of();
    }

    @Nullable
    Principals principals(LocatedObject statement, String name, JsonPath path) {
        LocatedValue value = statement.get(name);
        if (value == null) {
            return null;
        }
        JsonPath place = path.member(name);
        if (value instanceof LocatedScalar scalar && scalar.value() instanceof JsonString text) {
            if (text.value().equals("*")) {
                return Principals.EVERYONE;
            }
            problems.add(
                    PolicyProblem.Kind.PRINCIPAL_TEXT,
                    place,
                    value,
                    "`" + place + "` is a text other than `*`: `" + text.value() + "`");
            return null;
        }
        LocatedObject types = object(value, place);
        if (types == null) {
            return null;
        }
        Map<String, List<String>> byType = new TreeMap<>();
        for (String type : types.members().keySet()) {
            byType.put(type, texts(types, type, place, PolicyProblem.Kind.EMPTY_PRINCIPAL));
        }
        return new Principals(false, new TreeMap<>(byType));
    }

    List<Condition> conditions(LocatedObject statement, JsonPath path) {
        LocatedValue block = statement.get("Condition");
        JsonPath place = path.member("Condition");
        LocatedObject operators = block == null ? null : object(block, place);
        if (operators == null) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, LocatedValue> operator : operators.members().entrySet()) {
            JsonPath operatorPlace = place.member(operator.getKey());
            LocatedObject keys = object(operator.getValue(), operatorPlace);
            if (keys != null) {
                for (Map.Entry<String, LocatedValue> key : keys.members().entrySet()) {
                    List<String> values = scalars(key.getValue(), operatorPlace.member(key.getKey()));
                    if (values != null) {
                        conditions.add(new Condition(operator.getKey(), key.getKey(), values));
                    }
                }
            }
        }
        return conditions;
    }

    /** Texts, numbers and booleans, each as text; null when there is anything else. */
    private @Nullable List<String> scalars(LocatedValue value, JsonPath place) {
        List<LocatedValue> items = items(value);
        List<String> texts = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String text = scalar(items.get(i));
            if (text == null) {
                wrongItem(items.get(i), itemPath(value, place, i), "plain value");
            } else {
                texts.add(text);
            }
        }
        return texts.size() == items.size() ? texts : null;
    }

    private static @Nullable String scalar(LocatedValue value) {
        if (!(value instanceof LocatedScalar scalar)) {
            return null;
        }
        if (scalar.value() instanceof JsonString text) {
            return text.value();
        }
        if (scalar.value() instanceof JsonNumber number) {
            return number.literal();
        }
        return scalar.value() instanceof JsonBoolean truth ? Boolean.toString(truth.value()) : null;
    }

    private void wrongItem(LocatedValue item, JsonPath place, String expected) {
        problems.add(
                PolicyProblem.Kind.WRONG_TYPE,
                place,
                item,
                "`" + place + "` holds " + item.kind() + " where a " + expected + " belongs");
    }

    private static List<LocatedValue> items(LocatedValue value) {
        return value instanceof LocatedArray list ? list.items() : List.of(value);
    }

    private static JsonPath itemPath(LocatedValue value, JsonPath place, int index) {
        return value instanceof LocatedArray ? place.item(index) : place;
    }
}
