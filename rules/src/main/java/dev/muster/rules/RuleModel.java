package dev.muster.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.StatelessKieSession;

/** The rules as they were compiled at build time: no compiler and no class-path scan at run time. */
final class RuleModel {

    private static final String INDEX = "/META-INF/kie/dev.muster/muster-rules/drools-model";

    private final KieBase rules;

    RuleModel(KieBase rules) {
        this.rules = rules;
    }

    static RuleModel load() {
        return new RuleModel(KieBaseBuilder.createKieBaseFromModel(models()));
    }

    /** Runs the rules over one account's facts. */
    void judge(List<Object> facts, Verdicts verdicts) {
        StatelessKieSession session = rules.newStatelessKieSession();
        session.setGlobal("verdicts", verdicts);
        session.execute(facts);
    }

    private static List<Model> models() {
        try (InputStream in = RuleModel.class.getResourceAsStream(INDEX)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the compiled rules `" + INDEX + "` are missing: build the module anew");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                // the first line tells the version of the index
                return lines.lines()
                        .filter(line -> !line.isBlank() && !line.contains(":") && !line.contains("="))
                        .map(RuleModel::model)
                        .toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Model model(String className) {
        try {
            return Class.forName(className.strip())
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the compiled rules `" + className + "` cannot be loaded", broken);
        }
    }
}
