"""DeepMEND: diffusion maps by students, networks that know nothing but the stations' positions."""
