package dev.muster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/** Rules compiled by a test, all in one run of the compiler; knowledge bases are put together of them as wanted. */
final class CompiledRules {

    private final Map<String, Model> models;

    private CompiledRules(Map<String, Model> models) {
        this.models = models;
    }

    /** @param rules the texts of single rules; the same text is compiled once */
    static CompiledRules of(Collection<String> rules) {
        List<String> texts = List.copyOf(new LinkedHashSet<>(rules));
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        for (int i = 0; i < texts.size(); i++) {
            files.write("src/main/resources/" + home(i) + "/rule.drl", source(home(i), texts.get(i)));
        }
        KieBuilder builder = services.newKieBuilder(files, CompiledRules.class.getClassLoader())
                .buildAll(ExecutableModelProject.class);
        assertThat(builder.getResults().getMessages(Message.Level.ERROR)).isEmpty();
        return new CompiledRules(models(texts, new Classes((InternalKieModule) builder.getKieModule())));
    }

    /** Exactly these rules. */
    RuleModel model(List<String> rules) {
        return new RuleModel(KieBaseBuilder.createKieBaseFromModel(
                rules.stream().map(models::get).toList()));
    }

    private static Map<String, Model> models(List<String> texts, Classes classes) {
        Map<String, String> names = classes.models();
        Map<String, Model> models = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                models.put(
                        texts.get(i),
                        classes.loadClass(names.get(home(i)))
                                .asSubclass(Model.class)
                                .getDeclaredConstructor()
                                .newInstance());
            } catch (ReflectiveOperationException broken) {
                throw new LinkageError(texts.get(i), broken);
            }
        }
        return models;
    }

    private static String home(int rule) {
        return "rule" + rule;
    }

    private static String source(String home, String rule) {
        return "package " + home + ";\n"
                + "import dev.muster.rules.Reasons;\n"
                + "import dev.muster.rules.fact.*;\n"
                + "import java.util.List;\n"
                + "global dev.muster.rules.Verdicts verdicts;\n"
                + rule;
    }

    /** What the compiler wrote into memory. */
    private static final class Classes extends ClassLoader {

        private final InternalKieModule written;

        Classes(InternalKieModule written) {
            super(CompiledRules.class.getClassLoader());
            this.written = written;
        }

        /** Names of the models' classes by their packages. */
        Map<String, String> models() {
            Set<String> files = Set.copyOf(written.getFileNames());
            return files.stream()
                    .filter(file -> file.matches("rule\\d+/Rules[0-9A-F]+\\.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .collect(Collectors.toMap(
                            name -> name.substring(0, name.indexOf('/')), name -> name.replace('/', '.')));
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = written.getBytes(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
