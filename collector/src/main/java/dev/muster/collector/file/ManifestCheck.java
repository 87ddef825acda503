package dev.muster.collector.file;

import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Warning;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares what a manifest says of its calls with the files that are there; the files win. */
final class ManifestCheck {

    private static final String READ = "ok";

    /** Arguments that say what a call is about, as the file's name does. */
    private static final List<String> SUBJECTS = List.of("UserName", "AccessKeyId", "AlternateContactType");

    private ManifestCheck() {}

    static void check(
            Manifest manifest, String file, SortedMap<SectionId, Section<?>> sections, Consumer<Warning> warnings) {
        Map<String, Section<?>> byCall = new TreeMap<>();
        sections.forEach((id, section) -> byCall.put(calledAs(id), section));
        Set<String> texts = new LinkedHashSet<>();
        for (CollectionCall call : manifest.calls()) {
            String name = nameOf(call);
            Section<?> section = byCall.get(name);
            boolean saysRead = call.outcome().equalsIgnoreCase(READ);
            boolean wasRead = section instanceof Section.Present<?> || section instanceof Section.Absent<?>;
            if (section == null && saysRead && isOfAnAccount(call.service(), name)) {
                texts.add("says `" + call.outcome() + "` of " + name + ", but there is no such file");
            }
            if (section != null && saysRead != wasRead && !(section instanceof Section.Absent<?>)) {
                texts.add("says `" + call.outcome() + "` of " + name + ", the file says otherwise: the file wins");
            }
        }
        texts.forEach(text -> warnings.accept(new Warning(file, null, text)));
    }

    private static boolean isOfAnAccount(String service, String name) {
        return SectionKinds.find(name)
                .or(() -> SectionKinds.find(service + "/" + name))
                .isPresent();
    }

    private static String calledAs(SectionId id) {
        String kind = id.kind().name();
        String operation = kind.substring(kind.lastIndexOf('/') + 1);
        return id.subject() == null ? operation : operation + "/" + id.subject();
    }

    private static String nameOf(CollectionCall call) {
        String operation = dashed(call.operation());
        return SUBJECTS.stream()
                .map(call.arguments()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(subject -> operation + "/" + subject)
                .orElse(operation);
    }

    /** `GetAccountSummary` as the command line spells it, `get-account-summary`. */
    private static String dashed(String operation) {
        return operation
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
