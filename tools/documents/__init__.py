"""What is written by scripts: guide, translations, workflows, pictures, examples."""
