package dev.muster.rules.documentation;

import dev.muster.iam.control.Control;
import dev.muster.iam.control.Outcome;
import dev.muster.rules.Catalogue;
import dev.muster.rules.Framework;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One control as a page in Markdown. */
final class ControlPage {

    private final Control control;
    private final Catalogue catalogue;
    private final StringBuilder page = new StringBuilder();

    private ControlPage(Control control, Catalogue catalogue) {
        this.control = control;
        this.catalogue = catalogue;
    }

    static String of(Control control, Catalogue catalogue) {
        return new ControlPage(control, catalogue).write();
    }

    private String write() {
        line("# " + control.id());
        line("");
        line("**" + control.title() + ".** " + control.rationale());
        line("");
        line("| | |");
        line("|-|-|");
        line("| severity | " + control.severity() + " |");
        line("| judged | " + judged() + " |");
        line("| outcomes | " + control.outcomes().stream().map(Outcome::name).collect(Collectors.joining(", ")) + " |");
        line("| needs | "
                + control.needs().stream()
                        .map(need -> need.alternatives().stream()
                                .map(section -> "`" + section + "`")
                                .collect(Collectors.joining(", else ")))
                        .collect(Collectors.joining("; "))
                + " |");
        line("| rules | [" + control.area() + ".drl](../../rules/src/main/resources/dev/muster/rules/" + control.area()
                + ".drl) |");
        if (!control.enabledByDefault()) {
            line("| | off until its parameter is set |");
        }
        note(control.note());
        parameters();
        remediation();
        frameworks();
        line("");
        line("## Read on");
        line("");
        control.references().forEach(reference -> line("- [" + reference.title() + "](" + reference.url() + ")"));
        return page.toString();
    }

    private String judged() {
        return switch (control.judged()) {
            case "account" -> "the account";
            case "root" -> "the root user";
            case "principal" -> "every user, group and role";
            case "policy" -> "every customer policy";
            default -> "every " + control.judged().replace('_', ' ');
        };
    }

    private void note(@Nullable String note) {
        if (note != null) {
            line("");
            line(note);
        }
    }

    private void parameters() {
        if (control.parameters().isEmpty()) {
            return;
        }
        line("");
        line("## Parameters");
        line("");
        line("| name | type | default | |");
        line("|-|-|-|-|");
        for (Control.Parameter parameter : control.parameters()) {
            Object value = parameter.defaultValue();
            String shown = parameter.required()
                    ? "none: must be set"
                    : value == null || value.equals(List.of()) ? "none" : "`" + value + "`";
            line("| `" + parameter.name() + "` | " + parameter.type() + " | " + shown
                    + (parameter.fixed() ? ", fixed" : "") + " | " + parameter.description() + " |");
        }
        line("");
        line("Set in the [parameters file](../parameters.md).");
    }

    private void remediation() {
        line("");
        line("## How to fix a failure");
        line("");
        line("In the console:");
        line("");
        int number = 1;
        for (String step : control.remediation().console()) {
            line(number++ + ". " + step);
        }
        line("");
        line("With the AWS CLI:");
        line("");
        line("```sh");
        control.remediation().cli().forEach(this::line);
        line("```");
        note(control.remediation().note());
    }

    private void frameworks() {
        line("");
        line("## In the frameworks");
        line("");
        if (control.frameworks().isEmpty()) {
            line("In none of them: it is asserted for its own sake.");
            return;
        }
        line("| framework | requirements |");
        line("|-|-|");
        control.frameworks()
                .forEach((id, numbers) -> line("| "
                        + catalogue.framework(id).map(Framework::title).orElse(id) + " (`"
                        + id.toLowerCase(Locale.ROOT) + "`) | " + String.join(", ", numbers) + " |"));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
