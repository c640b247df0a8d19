package ginko;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The program: one bank, one process.
@SpringBootApplication
public class Ginko {

    public static void main(String[] args) {
        SpringApplication.run(Ginko.class, args);
    }
}
