package dev.muster.iam.snapshot;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The shapes that AWS answers have: a streamed list, or one object. */
final class SectionForms {

    private SectionForms() {}

    /** An answer whose one list is read element by element; the list must be there. */
    static final class Listed<E> implements SectionKind.Form<List<E>> {

        private final String listName;
        private final Function<AnswerFields, E> element;
        private final Comparator<E> order;
        private final List<E> elements = new ArrayList<>();
        private boolean found;

        /** @param order of the elements, which answers have in any order */
        Listed(String listName, Function<AnswerFields, E> element, Comparator<E> order) {
            this.listName = listName;
            this.element = element;
            this.order = order;
        }

        @Override
        public void member(String member, JsonReader reader, ReadLog log) {
            if (!member.equals(listName)) {
                log.unknown("answer", "$", member, reader.valueOf(member));
                return;
            }
            found = true;
            readElements(listName, reader, log, fields -> elements.add(element.apply(fields)));
        }

        @Override
        public List<E> finish(ReadLog log) {
            if (!found) {
                throw new MalformedJsonException("`$." + listName + "` is missing", null);
            }
            return elements.stream().sorted(order).toList();
        }
    }

    /** An answer that is small enough to be read whole; lists of several pages are joined. */
    static final class Whole<T> implements SectionKind.Form<T> {

        private final Function<AnswerFields, T> data;
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        Whole(Function<AnswerFields, T> data) {
            this.data = data;
        }

        @Override
        public void member(String member, JsonReader reader, ReadLog log) {
            JsonValue value = reader.valueOf(member);
            log.at(reader.position());
            members.merge(member, value, Whole::joined);
        }

        @Override
        public T finish(ReadLog log) {
            AnswerFields fields = new AnswerFields(new JsonObject(members), "answer", "$", log);
            T read = data.apply(fields);
            fields.rest();
            return read;
        }

        private static JsonValue joined(JsonValue one, JsonValue next) {
            if (one instanceof JsonArray first && next instanceof JsonArray second) {
                List<JsonValue> items = new ArrayList<>(first.items());
                items.addAll(second.items());
                return new JsonArray(items);
            }
            return next;
        }
    }

    static void readElements(String listName, JsonReader reader, ReadLog log, Consumer<AnswerFields> element) {
        int[] index = {0};
        reader.elements((value, position) -> {
            log.at(position);
            AnswerFields fields = AnswerFields.of(value, listName, "$." + listName + "[" + index[0]++ + "]", log);
            element.accept(fields);
            fields.rest();
        });
    }
}
