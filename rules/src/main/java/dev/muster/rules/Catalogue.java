package dev.muster.rules;

import dev.muster.iam.control.Control;
import dev.muster.iam.json.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every control and framework that this build knows. */
public final class Catalogue {

    /** The areas: each has a catalogue file and a rule file. */
    public static final List<String> AREAS = List.of(
            "AccountAndOrganization",
            "CredentialRotation",
            "LeastPrivilege",
            "Mfa",
            "PasswordPolicy",
            "PolicyHygiene",
            "RootProtection",
            "Trust",
            "UsersAndGroups");

    private final List<Control> controls;
    private final Map<String, Control> byId;
    private final List<Framework> frameworks;
    private final Digest digest;

    Catalogue(List<Control> controls, List<Framework> frameworks, Digest digest) {
        this.controls =
                controls.stream().sorted(Comparator.comparing(Control::id)).toList();
        this.byId = new LinkedHashMap<>();
        this.controls.forEach(control -> byId.put(control.id(), control));
        this.frameworks =
                frameworks.stream().sorted(Comparator.comparing(Framework::id)).toList();
        this.digest = digest;
    }

    /** Reads the catalogue that was built in. */
    public static Catalogue load() {
        List<Control> controls = new ArrayList<>();
        StringBuilder texts = new StringBuilder();
        for (String area : AREAS) {
            String text = resource("catalogue/" + fileName(area) + ".json");
            texts.append(text);
            controls.addAll(CatalogueReader.controls(area, text));
        }
        String frameworks = resource("catalogue/frameworks.json");
        return new Catalogue(
                controls,
                CatalogueReader.frameworks(frameworks),
                Digest.of(texts.append(frameworks).toString()));
    }

    /** All controls, by id. */
    public List<Control> controls() {
        return controls;
    }

    public Optional<Control> control(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All frameworks, by id. */
    public List<Framework> frameworks() {
        return frameworks;
    }

    public Optional<Framework> framework(String id) {
        return frameworks.stream()
                .filter(framework -> framework.id().equals(id))
                .findFirst();
    }

    /** Of the catalogue's text. */
    public Digest digest() {
        return digest;
    }

    /** `RootProtection` is `root-protection`. */
    static String fileName(String area) {
        return area.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static String resource(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource `" + name + "` is missing: build the module anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
