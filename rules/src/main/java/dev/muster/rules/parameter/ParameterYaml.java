package dev.muster.rules.parameter;

import dev.muster.iam.control.Control;
import dev.muster.rules.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the parameters file strictly: whatever it says that the catalogue does not know is an error with its place. */
final class ParameterYaml {

    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern UNIT = Pattern.compile("(?:ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|r-[0-9a-z]{4,32})");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private final String file;
    private final Catalogue catalogue;

    private ParameterYaml(String file, Catalogue catalogue) {
        this.file = file;
        this.catalogue = catalogue;
    }

    static ParameterLayers read(String file, String text, Catalogue catalogue) throws ParameterException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setUseMarks(true)
                .build();
        try {
            YamlShape.check(settings, text);
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isEmpty() ? ParameterLayers.NONE : new ParameterYaml(file, catalogue).layers(root.get());
        } catch (MarkedYamlEngineException malformed) {
            throw new ParameterException(
                    file + place(malformed.getProblemMark()) + ": " + malformed.getProblem(), malformed);
        } catch (ReaderException unprintable) {
            String character = String.format(Locale.ROOT, "U+%04X", unprintable.getCodePoint());
            int line = 1
                    + (int) text.codePoints()
                            .limit(unprintable.getPosition())
                            .filter(point -> point == '\n')
                            .count();
            throw new ParameterException(
                    file + ", line " + line + ": the character `" + character + "` is not allowed", unprintable);
        } catch (YamlEngineException malformed) {
            throw new ParameterException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private ParameterLayers layers(Node root) throws ParameterException {
        Map<String, Map<String, Object>> defaults = Map.of();
        Map<String, Map<String, Map<String, Object>>> organizations = Map.of();
        Map<String, Map<String, Map<String, Object>>> units = Map.of();
        Map<String, Map<String, Map<String, Object>>> accounts = Map.of();
        for (Map.Entry<ScalarNode, Node> entry : mapping(root)) {
            Node value = entry.getValue();
            switch (entry.getKey().getValue()) {
                case "defaults" -> defaults = controls(value);
                case "organizations" ->
                    organizations = scoped(value, ORGANIZATION, "an organization id such as o-abcdefghij");
                case "organizational_units" ->
                    units = scoped(value, UNIT, "a unit or root id such as ou-ab12-cdefghij");
                case "accounts" -> accounts = scoped(value, ACCOUNT, "an account id of 12 digits, in quotes");
                default ->
                    throw error(
                            entry.getKey(),
                            "`" + entry.getKey().getValue()
                                    + "` is unknown: use defaults, organizations, organizational_units or accounts");
            }
        }
        return new ParameterLayers(defaults, organizations, units, accounts);
    }

    private Map<String, Map<String, Map<String, Object>>> scoped(Node node, Pattern id, String expected)
            throws ParameterException {
        Map<String, Map<String, Map<String, Object>>> scoped = new TreeMap<>();
        for (Map.Entry<ScalarNode, Node> entry : mapping(node)) {
            String key = entry.getKey().getValue();
            if (!id.matcher(key).matches()) {
                throw error(entry.getKey(), "`" + key + "` is not " + expected);
            }
            scoped.put(key, controls(entry.getValue()));
        }
        return scoped;
    }

    private Map<String, Map<String, Object>> controls(Node node) throws ParameterException {
        Map<String, Map<String, Object>> controls = new TreeMap<>();
        for (Map.Entry<ScalarNode, Node> entry : mapping(node)) {
            String id = entry.getKey().getValue();
            Optional<Control> control = catalogue.control(id);
            if (control.isEmpty()) {
                throw error(entry.getKey(), "no control `" + id + "`: see docs/controls");
            }
            controls.put(id, parameters(control.get(), entry.getValue()));
        }
        return controls;
    }

    private Map<String, Object> parameters(Control control, Node node) throws ParameterException {
        Map<String, Object> parameters = new TreeMap<>();
        for (Map.Entry<ScalarNode, Node> entry : mapping(node)) {
            String name = entry.getKey().getValue();
            Optional<Control.Parameter> parameter = control.parameters().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst();
            if (parameter.isEmpty()) {
                String known = control.parameters().stream()
                        .filter(candidate -> !candidate.fixed())
                        .map(Control.Parameter::name)
                        .collect(Collectors.joining(", "));
                throw error(
                        entry.getKey(),
                        "`" + control.id() + "` has no parameter `" + name + "`"
                                + (known.isEmpty() ? ": it has none" : ": it has " + known));
            }
            if (parameter.get().fixed()) {
                throw error(entry.getKey(), "`" + name + "` of `" + control.id() + "` is fixed by the control's name");
            }
            parameters.put(name, value(parameter.get(), entry.getValue()));
        }
        return parameters;
    }

    private Object value(Control.Parameter parameter, Node node) throws ParameterException {
        ParameterType type = ParameterType.ofId(parameter.type());
        if (type.isList()) {
            return texts(node, parameter.name(), type);
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw error(node, "`" + parameter.name() + "` is not " + type.expected());
        }
        String text = scalar.getValue();
        if (type.isNumber()) {
            return type.number(text).orElseThrow(() -> unfit(scalar, parameter.name(), type));
        }
        if (!type.accepts(text)) {
            throw unfit(scalar, parameter.name(), type);
        }
        return text;
    }

    private List<String> texts(Node node, String name, ParameterType type) throws ParameterException {
        if (!(node instanceof SequenceNode sequence)) {
            throw error(node, "`" + name + "` is not " + type.expected());
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                throw error(item, "`" + name + "` is not " + type.expected());
            }
            if (!type.accepts(List.of(scalar.getValue()))) {
                throw unfit(scalar, name, type);
            }
            texts.add(scalar.getValue());
        }
        if (!type.accepts(texts)) {
            throw error(node, "`" + name + "` has " + texts.size() + " items and is not " + type.expected());
        }
        return List.copyOf(texts);
    }

    private ParameterException unfit(ScalarNode value, String name, ParameterType type) {
        return error(value, "`" + name + "` has `" + value.getValue() + "` and is not " + type.expected());
    }

    private List<Map.Entry<ScalarNode, Node>> mapping(Node node) throws ParameterException {
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, "a mapping of names to values is expected");
        }
        List<Map.Entry<ScalarNode, Node>> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw error(tuple.getKeyNode(), "a name is expected");
            }
            boolean twice =
                    entries.stream().anyMatch(entry -> entry.getKey().getValue().equals(key.getValue()));
            if (twice) {
                throw error(key, "`" + key.getValue() + "` is there twice");
            }
            entries.add(Map.entry(key, tuple.getValueNode()));
        }
        return entries;
    }

    private ParameterException error(Node node, String text) {
        return new ParameterException(file + place(node.getStartMark()) + ": " + text);
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(at -> ", line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
    }
}
